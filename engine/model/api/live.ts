import { z } from 'zod';
import { errorGroupSchema } from '../error-group.ts';
import { loadStepSchema } from '../load.ts';

const number = z.number().nullable();

/** One second of a run that goes on; null is a gap, never zero. Latencies are ms. */
export const liveSecondSchema = z.object({
  /** Since the load began. */
  atS: z.number(),
  users: number,
  requestsPerSecond: number,
  p50: number,
  p95: number,
  p99: number,
  errorRate: number,
  /** p99 of the generator's ticker, ms: it keeps time below 50. */
  latenessMs: number,
});
export type LiveSecond = z.infer<typeof liveSecondSchema>;

/** What a person who watches a run wants to know now. Rates and latency are over the last 10 s. */
export const liveStateSchema = z.object({
  unit: z.enum(['user', 'connection']),
  /** What is timed and counted: requests, or round trips of sockets; requests when not said. */
  times: z.enum(['latency', 'wsRoundTrip', 'browserRequestTime']).optional(),
  elapsedS: z.number(),
  plannedS: z.number(),
  steps: z.array(loadStepSchema),
  /** Index into `steps`. */
  step: z.int().nullable(),
  users: z.number(),
  requestsPerSecond: z.number(),
  p95Ms: number,
  errorRate: number,
  requests: z.number(),
  /** Targets that are lines in a chart: their text, metric and limit in the metric's unit. */
  limits: z.array(z.object({ text: z.string(), metric: z.string(), statistic: z.string(), expected: z.number() })),
  /** Oldest first. The newest 600 in a job's state; in an event those since the event before. */
  seconds: z.array(liveSecondSchema),
  /** Most frequent first, at most 20. */
  errors: z.array(errorGroupSchema),
  /** Whether the generator keeps time so far. */
  generator: z.object({ state: z.enum(['good', 'late', 'unknown']), latenessMs: number, droppedIterations: z.number() }),
});
export type LiveState = z.infer<typeof liveStateSchema>;
