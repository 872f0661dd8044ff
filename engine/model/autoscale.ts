import { z } from 'zod';
import { currencySchema } from './prices.ts';
import { factReasonSchema } from './projection.ts';
import { scalingPolicySchema } from './scaling-policy.ts';

/** Requests that arrive in each second of a demand, and where the numbers come from. */
export const demandSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('trace'), file: z.string() }),
  z.object({ kind: z.literal('run'), run: z.string() }),
  z.object({
    kind: z.literal('generated'),
    shape: z.enum(['spike', 'daily', 'growth']),
    /** Requests per second at rest, and at the top. */
    base: z.number(),
    peak: z.number(),
    /** Relative standard deviation of a second. */
    noise: z.number(),
    seed: z.int(),
  }),
]);
export type DemandSource = z.infer<typeof demandSourceSchema>;

/** What one replica can do. */
export const replicaSchema = z.object({
  /** Good requests per second at which it is full. */
  capacityPerSecond: z.number().positive(),
  /** Cores it uses then. */
  cores: z.number().positive(),
  /** ms of a request in an idle replica; 0 where nobody said. */
  serviceMs: z.number().min(0),
  /** From the decision to the first request it takes. */
  startupS: z.number().min(0),
  costPerHour: z.number().min(0).nullable(),
  /** Of every cost; dollars where it is not said. */
  currency: currencySchema.optional(),
  /** `capacity` is measured by a capacity campaign. */
  source: z.enum(['stated', 'capacity']),
  /** The campaign it was measured in. */
  from: z.string().nullable(),
});
export type Replica = z.infer<typeof replicaSchema>;

/** A change of the number of replicas. */
export const scalingActionSchema = z.object({
  atS: z.number(),
  from: z.int(),
  to: z.int(),
  /** The metric or threshold that asked for it, or the bound that did. */
  cause: z.string(),
  /** What kept it from being larger. */
  limitedBy: z.enum(['stabilisation', 'rate', 'maximum', 'minimum']).nullable(),
});
export type ScalingAction = z.infer<typeof scalingActionSchema>;

const numbers = z.array(z.number());

/** The course of a simulation in equal stretches of time, for drawing. */
export const scalingSeriesSchema = z.object({
  widthS: z.number().positive(),
  atS: numbers,
  /** Requests per second: mean, and the greatest second. */
  demand: numbers,
  demandMost: numbers,
  /** Requests per second that ready replicas can do, the least of the stretch. */
  capacity: numbers,
  /** Replicas that are paid for, and those of them that are ready, the least of the stretch. */
  replicas: numbers,
  ready: numbers,
  /** Requests that wait, the greatest of the stretch. */
  backlog: numbers,
  /** Seconds of the stretch in which the promise was broken. */
  violationS: numbers,
});
export type ScalingSeries = z.infer<typeof scalingSeriesSchema>;

/** What a policy makes of a demand. */
export const scalingOutcomeSchema = z.object({
  policy: scalingPolicySchema,
  startReplicas: z.int(),
  replicas: z.object({ least: z.int(), mean: z.number(), most: z.int() }),
  /** Seconds in which demand was more than ready replicas can do, requests waited, or latency was over its target. */
  violation: z.object({
    seconds: z.number(),
    share: z.number(),
    longestS: z.number(),
    firstAtS: z.number().nullable(),
    /** Share of the requests that arrived in such seconds. */
    requestShare: z.number(),
  }),
  backlog: z.object({ most: z.number(), mostAtS: z.number(), atEnd: z.number(), longestWaitMs: z.number() }),
  /** Seconds at the greatest number of replicas while more were wanted. */
  atMostS: z.number(),
  instanceHours: z.number(),
  cost: z.number().nullable(),
  ups: z.int(),
  downs: z.int(),
  actions: z.array(scalingActionSchema),
  series: scalingSeriesSchema,
  reasons: z.array(factReasonSchema),
  /** What has to be applied so that the platform does this. */
  manifest: z.object({ format: z.enum(['hpa', 'ebextensions']), file: z.string(), text: z.string() }),
});
export type ScalingOutcome = z.infer<typeof scalingOutcomeSchema>;

/** What `headroom autoscale` concludes: a demand, a replica, and what one or several policies make of them. Facts and codes only. */
export const autoscaleReportSchema = z.object({
  schemaVersion: z.literal(1),
  demand: z.object({
    source: demandSourceSchema,
    seconds: z.int(),
    requests: z.number(),
    mean: z.number(),
    peak: z.number(),
    peakAtS: z.number(),
  }),
  replica: replicaSchema,
  latencyTargetMs: z.number().nullable(),
  /** The fewest replicas that the peak needs, and the instance hours of somebody who knew the demand beforehand. */
  floor: z.object({ replicas: z.int(), instanceHours: z.number(), cost: z.number().nullable() }),
  outcomes: z.array(scalingOutcomeSchema).min(1),
  /** Of several policies the one with the fewest seconds of violation, then the least left waiting, then the fewest instance hours. */
  best: z.int().nullable(),
  reproduce: z.string(),
  notes: z.array(z.string()),
});
export type AutoscaleReport = z.infer<typeof autoscaleReportSchema>;
