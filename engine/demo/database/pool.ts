import type { Worker } from 'node:worker_threads';
import type { OperationInput, OperationName, OperationOutput, WorkerRequest, WorkerResponse, WorkerSetup } from './protocol.ts';
import { Refusal } from './refusal.ts';
import { endWorker, startWorkers } from './start-worker.ts';
import type { Work } from './work.ts';

/** One finished checkout: what it gave, what it cost, and how long it waited for a connection and a free worker. */
export type Checkout<Output> = { output: Output; work: Work; queueMs: number };

/** The queue is longer than anybody would wait: the request is turned away rather than kept. */
export class PoolExhausted extends Error {}

type Job = {
  request: Exclude<WorkerRequest, 'close'>;
  enqueuedAt: number;
  startedAt: number;
  resolve(checkout: Checkout<unknown>): void;
  reject(error: unknown): void;
};

type Member = { worker: Worker; job: Job | null };

/** Jobs waiting at most: about 20 s of full scans at 100 a second. */
const MOST_WAITING = 2_000;
const STOP_MS = 500;

/** Operations that write run on the first worker alone, because SQLite has one writer at a time. */
const WRITES: ReadonlySet<OperationName> = new Set(['createOrder', 'upgradePassword', 'changeCarrier', 'changePlan']);

/** The database behind its worker threads: a slow query is a busy worker, never a frozen server. */
export class DatabasePool {
  readonly size: number;
  readonly #members: Member[];
  readonly #waiting: Job[] = [];
  readonly #waitingWrites: Job[] = [];
  readonly #handshake: () => Promise<void>;
  #closing: Promise<void> | null = null;

  private constructor(workers: Worker[], handshake: () => Promise<void>) {
    this.#members = workers.map((worker) => ({ worker, job: null }));
    this.size = workers.length;
    this.#handshake = handshake;
    for (const member of this.#members) {
      member.worker.on('message', (response: WorkerResponse) => this.#finish(member, response));
      member.worker.on('error', (error) => member.job?.reject(error));
    }
  }

  /** Starts `size` workers on one database file; `handshake` is waited for at every checkout. */
  static async open(setup: WorkerSetup, size: number, handshake: () => Promise<void>): Promise<DatabasePool> {
    return new DatabasePool(await startWorkers(setup, size), handshake);
  }

  get inUse(): number {
    return this.#members.filter((member) => member.job !== null).length;
  }

  get waiting(): number {
    return this.#waiting.length + this.#waitingWrites.length;
  }

  /** Runs one operation on a free worker. Throws `PoolExhausted`, `Refusal`, or the database's own error. */
  async run<Name extends OperationName>(name: Name, input: OperationInput<Name>): Promise<Checkout<OperationOutput<Name>>> {
    if (this.waiting >= MOST_WAITING) throw new PoolExhausted('Every database worker is busy and the queue is full.');
    const enqueuedAt = performance.now();
    await this.#handshake();
    if (this.#closing) throw new PoolExhausted('The demo is stopping.');
    return new Promise<Checkout<OperationOutput<Name>>>((resolve, reject) => {
      const job: Job = {
        request: { name, input },
        enqueuedAt,
        startedAt: 0,
        resolve: (checkout) => resolve(checkout as Checkout<OperationOutput<Name>>),
        reject,
      };
      (WRITES.has(name) ? this.#waitingWrites : this.#waiting).push(job);
      this.#dispatch();
    });
  }

  /** Ends the workers; what still waits is rejected. A second call waits for the same end. */
  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    const abandoned = [...this.#waiting.splice(0), ...this.#waitingWrites.splice(0)];
    for (const job of abandoned) job.reject(new PoolExhausted('The demo is stopping.'));
    await Promise.all(this.#members.map(({ worker }) => endWorker(worker, STOP_MS)));
  }

  #dispatch(): void {
    // The writer is offered last for reads, so that writes seldom wait behind them.
    for (let index = this.#members.length - 1; index >= 0; index -= 1) {
      const member = this.#members[index];
      if (!member || member.job) continue;
      const job = (index === 0 ? this.#waitingWrites.shift() : undefined) ?? this.#waiting.shift();
      if (!job) continue;
      job.startedAt = performance.now();
      member.job = job;
      member.worker.postMessage(job.request);
    }
  }

  #finish(member: Member, response: WorkerResponse): void {
    const job = member.job;
    if (!job || 'ready' in response) return;
    member.job = null;
    this.#dispatch();
    if ('output' in response) {
      job.resolve({ output: response.output, work: response.work, queueMs: job.startedAt - job.enqueuedAt });
    } else if (response.failure.code !== null) {
      const refusal = new Refusal(response.failure.code, response.failure.message);
      refusal.work = response.work;
      job.reject(refusal);
    } else {
      job.reject(new Error(response.failure.message));
    }
  }
}
