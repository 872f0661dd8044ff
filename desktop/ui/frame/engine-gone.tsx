import type { ReactNode } from 'react';
import type { EngineState } from '../../bridge/native.ts';

interface Told {
  readonly what: string;
  readonly todo: ReactNode;
}

const inBrowser: Told = {
  what: 'The engine does not answer.',
  todo: (
    <>
      What is shown may be old. Start <code>headroom ui</code> again; this page goes on by itself.
    </>
  ),
};
const inApplication: Readonly<Record<EngineState, Told>> = {
  running: {
    what: 'The engine does not answer.',
    todo: 'What is shown may be old. This page asks again every second, and goes on by itself.',
  },
  restarting: {
    what: 'The engine ended and is being started again.',
    todo: 'What is shown may be old. There is nothing to do: this page goes on by itself. A run that was going on is kept as far as it was recorded.',
  },
  failed: {
    what: 'The engine could not be started.',
    todo: 'What is shown is old. The message of the application tells why: mend that and choose Try again there, or quit and open Headroom again.',
  },
};

/** An engine that is gone: what that means, and what to do. `native` is what the desktop application says of it, null in a browser. */
export function EngineGone({ native }: { readonly native: EngineState | null }) {
  const { what, todo } = native === null ? inBrowser : inApplication[native];
  return (
    <p className="state-line gone" role="alert">
      <strong>{what}</strong> <span>{todo}</span>
    </p>
  );
}
