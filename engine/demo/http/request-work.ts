import type { Work } from '../database/work.ts';

/** What answering one request has cost so far. */
export class RequestWork {
  queries = 0;
  rows = 0;
  handshakes = 0;
  databaseMs = 0;
  queueMs = 0;
  readonly startedAt = performance.now();

  /** Adds one checkout of the database; `queueMs` is how long it waited for a free worker. */
  add(work: Work, queueMs: number): void {
    this.queries += work.queries;
    this.rows += work.rows;
    this.handshakes += work.handshakes;
    this.databaseMs += work.databaseMs;
    this.queueMs += queueMs;
  }

  /**
   * The `Server-Timing` header, in ms: `db` in the database, `queue` waiting for a connection and a worker, `app` everything else,
   * so that the three add up to the time from the request's arrival to its answer.
   */
  serverTiming(): string {
    const appMs = Math.max(0, performance.now() - this.startedAt - this.databaseMs - this.queueMs);
    return `db;dur=${this.databaseMs.toFixed(2)}, app;dur=${appMs.toFixed(2)}, queue;dur=${this.queueMs.toFixed(2)}`;
  }
}
