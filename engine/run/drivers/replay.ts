import { setTimeout as wait } from 'node:timers/promises';
import type { WindowFileLine } from '../../model/window-file.ts';
import type { Driver, DriverResult } from './driver.ts';
import { followWindows } from './follow.ts';
import { recordedOutcome } from './recorded-outcome.ts';

export interface ReplayPlan {
  /** A recorded `windows.ndjson`, or its lines. */
  readonly recording: string | AsyncIterable<WindowFileLine> | Iterable<WindowFileLine>;
  /** Times the original speed; null for as fast as it is read. */
  readonly speed: number | null;
}

/** A window is written when its second has ended. */
const windowMs = 1000;

/** Plays a recorded run. Its reader is its clock: `finished` comes when `lines` has been read to the end, or after `stop` or `kill`. */
export const replayDriver: Driver<ReplayPlan> = {
  name: 'replay',
  async start({ recording, speed }) {
    const stopping = new AbortController();
    const { promise: finished, resolve } = Promise.withResolvers<DriverResult>();
    const finish = (ended: Pick<DriverResult, 'outcome' | 'reason'>) => resolve({ ...nothingElse, ...ended });
    const stop = (reason: string) => {
      finish({ outcome: 'aborted', reason });
      stopping.abort();
    };
    async function* play(): AsyncGenerator<WindowFileLine> {
      let end: string | null = null;
      for await (const line of paced(
        typeof recording === 'string' ? followWindows(recording, Promise.resolve()) : recording,
        speed,
        stopping.signal,
      )) {
        if (stopping.signal.aborted) return;
        if ('end' in line) end = line.reason;
        yield line;
      }
      finish(recordedOutcome(end));
    }
    return { pids: [], lines: play(), stop, kill: () => stop('killed'), finished };
  },
};

const nothingElse: Omit<DriverResult, 'outcome' | 'reason'> = {
  error: null,
  exitCode: null,
  thresholds: null,
  markedFailed: false,
  complaints: [],
  arrivalRates: null,
};

async function* paced(
  lines: AsyncIterable<WindowFileLine> | Iterable<WindowFileLine>,
  speed: number | null,
  signal: AbortSignal,
): AsyncGenerator<WindowFileLine> {
  const begun = performance.now();
  let start: number | null = null;
  for await (const line of lines) {
    if ('start' in line) start = line.start;
    if (speed !== null && start !== null && 't' in line) {
      const dueMs = (line.t + windowMs - start) / speed - (performance.now() - begun);
      if (dueMs > 0) await wait(dueMs, undefined, { signal }).catch(() => undefined);
    }
    if (signal.aborted) return;
    yield line;
  }
}
