import { Worker } from 'node:worker_threads';
import type { WorkerSetup } from './protocol.ts';
import { workerUrl } from './worker-url.ts';

/** Starts the workers of a pool and waits until each has its database open. When one cannot, all are ended and it throws. */
export async function startWorkers(setup: WorkerSetup, size: number): Promise<Worker[]> {
  const workers = Array.from({ length: size }, () => new Worker(workerUrl('worker'), { workerData: setup }));
  try {
    await Promise.all(workers.map(ready));
  } catch (error) {
    await Promise.all(workers.map((worker) => worker.terminate()));
    throw error;
  }
  return workers;
}

/** Asks a worker to end, and ends it when it has not done so in time. */
export async function endWorker(worker: Worker, withinMs: number): Promise<void> {
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.postMessage('close');
  const timer = setTimeout(() => void worker.terminate(), withinMs);
  await ended;
  clearTimeout(timer);
}

async function ready(worker: Worker): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  worker.removeAllListeners('error');
}
