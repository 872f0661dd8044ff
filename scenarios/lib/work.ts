import type { Trend } from 'k6/metrics';
import { databaseDuration, databaseQueries, databaseQueue, databaseRows, responseBytes } from './metrics.ts';
import { serverTimingMs } from './server-timing.ts';

const counters: readonly (readonly [name: string, metric: Trend])[] = [
  ['X-Work-Queries', databaseQueries],
  ['X-Work-Rows', databaseRows],
  ['X-Work-Bytes', responseBytes],
];
const timings: readonly (readonly [name: string, metric: Trend])[] = [
  ['db', databaseDuration],
  ['queue', databaseQueue],
];

/** Records what an answer says of its own work: `Server-Timing` entries `db` and `queue`, headers `x-work-queries`, `-rows`, `-bytes`. What it does not say is not recorded. */
export function recordWork(tags: { name: string }, headers: Readonly<Record<string, string | undefined>>): void {
  const timing = headers['Server-Timing'];
  for (const [name, metric] of timings) {
    const durationMs = timing === undefined ? null : serverTimingMs(timing, name);
    if (durationMs !== null) metric.add(durationMs, tags);
  }
  for (const [name, metric] of counters) {
    const value = headers[name];
    if (value !== undefined) metric.add(Number(value), tags);
  }
}
