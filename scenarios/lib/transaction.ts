import { elapsedMs } from './execution.ts';
import { transactionDuration } from './metrics.ts';

interface OpenTransaction {
  pausedMs: number;
}

const open = new Set<OpenTransaction>();

/**
 * Times what `body` does, as `transaction_duration` with the tag `transaction`, without the think time in it. A body that throws is
 * not timed: it did not get to its end. With an async body, await the result.
 */
export function transaction<Result>(name: string, body: () => Result): Result {
  const startedMs = elapsedMs();
  const own: OpenTransaction = { pausedMs: 0 };
  open.add(own);
  const record = () => transactionDuration.add(elapsedMs() - startedMs - own.pausedMs, { transaction: name });
  let result: Result;
  try {
    result = body();
  } catch (error) {
    open.delete(own);
    throw error;
  }
  if (result instanceof Promise) {
    result.then(record, () => undefined).finally(() => open.delete(own));
    return result;
  }
  open.delete(own);
  record();
  return result;
}

/** Takes a pause out of every transaction that is open in this user. */
export function leaveOut(pausedMs: number): void {
  for (const transaction of open) transaction.pausedMs += pausedMs;
}
