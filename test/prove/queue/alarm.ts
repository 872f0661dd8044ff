import { Worker } from 'node:worker_threads';
import { steadyMs } from './clock.ts';

/** Rings at a time that timers of the event loop, which know whole milliseconds, cannot keep. */
export interface Alarm {
  /** Rings at this time of `steadyMs`, instead of any it was set to before. */
  readonly set: (atMs: number) => void;
  readonly close: () => Promise<void>;
}

/** How long before its time a ring is sent for: what a thread takes to wake and to tell another, about. */
const aheadMs = 0.1;

/** A thread of its own sleeps until the time; `ring` is called at it or a little later, never before. It may also be called without need. */
export function createAlarm(ring: () => void): Alarm {
  const shared = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const timeNs = new BigInt64Array(shared);
  let wanted = Number.POSITIVE_INFINITY;
  const thread = new Worker(new URL('./alarm-thread.ts', import.meta.url), { workerData: shared });
  thread.on('message', () => {
    // The last tenth of a millisecond is waited out here, so that nobody is answered too early.
    while (steadyMs() < wanted && steadyMs() > wanted - 2 * aheadMs);
    ring();
  });
  return {
    set: (atMs) => {
      wanted = atMs;
      Atomics.store(timeNs, 0, BigInt(Math.max(1, Math.round((atMs - aheadMs) * 1e6))));
      Atomics.notify(timeNs, 0);
    },
    close: async () => void (await thread.terminate()),
  };
}
