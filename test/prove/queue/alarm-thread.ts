import { parentPort, workerData } from 'node:worker_threads';

/** Time to ring at, nanoseconds of the steady clock; 0 for none. */
const timeNs = new BigInt64Array(workerData);

for (;;) {
  const time = Atomics.load(timeNs, 0);
  const leftMs = Number(time - process.hrtime.bigint()) / 1e6;
  if (time === 0n) Atomics.wait(timeNs, 0, 0n);
  else if (leftMs > 0) Atomics.wait(timeNs, 0, time, leftMs);
  else if (Atomics.compareExchange(timeNs, 0, time, 0n) === time) parentPort?.postMessage(null);
}
