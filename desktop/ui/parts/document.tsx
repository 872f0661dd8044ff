import type { ReactNode } from 'react';
import type { CallFailed } from '../../bridge/call.ts';
import { Failure } from './failure.tsx';

interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: CallFailed | null;
  readonly refetch: () => unknown;
}

/** Shows a document once it is there: what it waits for before, and why it did not come. */
export function Shown<Data>({
  asked,
  children,
  waiting,
}: {
  readonly asked: Asked<Data>;
  readonly children: (data: Data) => ReactNode;
  readonly waiting?: ReactNode;
}) {
  if (asked.data !== undefined) return children(asked.data);
  if (asked.error !== null) return <Failure failure={asked.error.failure} again={() => asked.refetch()} />;
  return waiting ?? <div className="skeleton" role="status" aria-label="Loading" />;
}
