import { z } from 'zod';
import { estimateSchema } from './estimate.ts';
import { generatorHealthSchema } from './health.ts';
import { factReasonSchema } from './projection.ts';

/** What can run out. `host-cpu` is the whole machine, where generator and target share it. */
export const resourceNameSchema = z.enum([
  'app-cpu',
  'event-loop',
  'database',
  'pool',
  'connections',
  'network',
  'memory',
  'limiter',
  'host-cpu',
]);
export type ResourceName = z.infer<typeof resourceNameSchema>;

/** How busy a resource of the target was during a plateau. */
export const resourceUseSchema = z.object({
  resource: resourceNameSchema,
  /** Share of what there is of it, 0..1. */
  utilisation: z.number().min(0),
  /** How much there is: cores, workers, connections. */
  servers: z.number().positive(),
  /** Service demand, ms of one server a request: D = U servers / X (utilisation law). Null without requests. */
  demandMs: z.number().nullable(),
  /** Mean number of requests that wait for it; null where nobody counts them. */
  waiting: z.number().nullable(),
});
export type ResourceUse = z.infer<typeof resourceUseSchema>;

/** One plateau of constant load, or one row of somebody's own measurements. Times are ms, rates per second. */
export const loadPointSchema = z.object({
  /** Run it was measured in; null for a row of a file. */
  run: z.string().nullable(),
  order: z.int().min(0),
  /** What was asked for; all null for a row of a file. */
  planned: z.object({
    /** Journeys started per second, open. */
    arrivalRate: z.number().nullable(),
    users: z.number().nullable(),
    connections: z.number().nullable(),
  }),
  /** Seconds that were judged. */
  seconds: z.number().nullable(),
  replicas: z.int().min(1),
  /** Mean number of requests in flight: N of the model. */
  concurrency: estimateSchema,
  /** Requests per second, failed ones left out: X of the model. */
  throughput: estimateSchema,
  journeysPerSecond: z.number().nullable(),
  meanMs: estimateSchema.nullable(),
  p50Ms: estimateSchema.nullable(),
  p95Ms: estimateSchema.nullable(),
  p99Ms: estimateSchema.nullable(),
  /** Fraction of requests that failed, and journeys that could not be started. */
  errorRate: z.number().nullable(),
  droppedShare: z.number().nullable(),
  /** What one journey is made of, for turning rates into users. */
  journey: z.object({ requests: z.number(), thinkMs: z.number(), pacingS: z.number().nullable() }).nullable(),
  /** Backlog slope, in requests in flight per second, with its interval, and whether both halves agree. Null where it was not checked. */
  steady: z.object({ holds: z.boolean(), backlogSlope: estimateSchema.nullable(), halvesAgree: z.boolean().nullable() }).nullable(),
  /** Little's law: the target's own count in flight against X R. Null where the target counts nothing. */
  little: z.object({ counted: z.number(), expected: z.number(), difference: z.number(), holds: z.boolean() }).nullable(),
  resources: z.array(resourceUseSchema),
  health: generatorHealthSchema.nullable(),
  /** The targets at this load, by their text. */
  verdicts: z.array(z.object({ target: z.string(), status: z.enum(['pass', 'fail', 'no-data']), actual: estimateSchema.nullable() })),
  /** Why the models leave it out; empty for a point that counts. */
  excluded: z.array(factReasonSchema),
});
export type LoadPoint = z.infer<typeof loadPointSchema>;
