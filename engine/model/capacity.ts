import { z } from 'zod';
import { campaignSchema } from './campaign.ts';
import { estimateSchema } from './estimate.ts';
import { loadPointSchema, resourceNameSchema } from './load-point.ts';
import { planningSchema } from './planning.ts';
import { factReasonSchema, projectionLabelSchema, projectionSchema } from './projection.ts';
import { targetSchema } from './target.ts';

/** The most load at which a target is met. */
export const targetCapacitySchema = z.object({
  target: targetSchema,
  /** `between`: from the last pass to the first fail · `above`: passes at the highest load measured · `below`: fails at the lowest · `no-data`. */
  found: z.enum(['between', 'above', 'below', 'no-data']),
  /** Indexes into `points`. */
  lastPass: z.int().nullable(),
  firstFail: z.int().nullable(),
  /** Interpolated between the two, with [last pass, first fail] as its range; beyond the highest load by a model that passed its hold-out, or refused. */
  throughput: projectionSchema,
  journeysPerSecond: projectionSchema.nullable(),
  /** Closed users whose journeys make that load, by think time and pacing. */
  users: projectionSchema.nullable(),
});
export type TargetCapacity = z.infer<typeof targetCapacitySchema>;

/** A resource and the load at which it is used up. */
export const bottleneckSchema = z.object({
  resource: resourceNameSchema,
  /** At the highest load measured. */
  utilisation: z.number(),
  demandMs: z.number().nullable(),
  /** Requests per second at which it is all used: servers / demand. */
  limit: projectionSchema,
  /** Demand moved by more than 10 % over the ladder: the law of utilisation then gives a guess at best. */
  drifts: z.boolean(),
});
export type Bottleneck = z.infer<typeof bottleneckSchema>;

/** The Universal Scalability Law X(N) = lambda N / (1 + sigma (N-1) + kappa N (N-1)), fitted. */
export const scalabilityFitSchema = z.object({
  lambda: estimateSchema,
  sigma: estimateSchema,
  kappa: estimateSchema,
  /** Of the points it was fitted to. Decides nothing. */
  r2: z.number(),
  points: z.int(),
  /** Concurrency and throughput of the peak; null where there is none or it is not identifiable. */
  peak: z.object({ concurrency: projectionSchema, throughput: projectionSchema }).nullable(),
  /** lambda / sigma; null where sigma is 0. */
  amdahlLimit: z.number().nullable(),
  identifiable: z.boolean(),
  reasons: z.array(factReasonSchema),
  /** Last plateaus predicted from the ones before: greatest relative miss. Null where too few points. */
  holdOut: z.object({ held: z.int(), worstMiss: z.number() }).nullable(),
});
export type ScalabilityFit = z.infer<typeof scalabilityFitSchema>;

/** M/M/c with fitted effective servers, for tails near saturation. Kept only if it predicts the held-out last plateaus. */
export const tailFitSchema = z.object({
  servers: z.number(),
  serviceMs: z.number(),
  /** Time in no queue: network, kernel. */
  offsetMs: z.number(),
  kept: z.boolean(),
  holdOut: z.object({ held: z.int(), worstMiss: z.number() }).nullable(),
  reasons: z.array(factReasonSchema),
});
export type TailFit = z.infer<typeof tailFitSchema>;

/** A point of a drawn curve, with its band. `at` is concurrency (throughput curve) or requests per second (latency curve). */
export const curvePointSchema = z.object({
  at: z.number(),
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  label: projectionLabelSchema,
});
export type CurvePoint = z.infer<typeof curvePointSchema>;

/** What the models say of a ladder's points. */
export const capacityModelSchema = z.object({
  /** Load that was measured, of points that count. */
  range: z.object({
    concurrency: z.object({ low: z.number(), high: z.number() }),
    throughput: z.object({ low: z.number(), high: z.number() }),
  }),
  targets: z.array(targetCapacitySchema),
  /** The first resource to run out, and the one after it; null without probes: bottleneck unknown. */
  bottleneck: bottleneckSchema.nullable(),
  next: bottleneckSchema.nullable(),
  fit: scalabilityFitSchema.nullable(),
  tail: tailFitSchema.nullable(),
  curves: z.object({ throughput: z.array(curvePointSchema), p95: z.array(curvePointSchema) }),
  /** What keeps it from being trusted as a whole, worst first. */
  reasons: z.array(factReasonSchema),
});
export type CapacityModel = z.infer<typeof capacityModelSchema>;

/** `report.json` of a capacity campaign, and what `capacity --points` concludes. Facts and codes only. */
export const capacityReportSchema = z.object({
  schemaVersion: z.literal(1),
  /** Null for somebody's own points. */
  campaign: campaignSchema.nullable(),
  /** Name of the file of points; null for a campaign. */
  pointsFile: z.string().nullable(),
  mode: z.enum(['search', 'ladder', 'points']),
  scenario: z.string().nullable(),
  environment: z.string().nullable(),
  driver: z.enum(['k6', 'autocannon', 'ws']).nullable(),
  /** What the ladder's steps count. */
  steppedBy: z.enum(['journeys', 'connections', 'users', 'concurrency']),
  /** What was announced before the first plateau. */
  plan: z.object({ plateaus: z.int(), seconds: z.number() }).nullable(),
  points: z.array(loadPointSchema),
  /** Null where no point counts: no capacity is claimed then. */
  model: capacityModelSchema.nullable(),
  planning: planningSchema.nullable(),
  /** `found` for every target, or what stands in the way. */
  outcome: z.enum(['found', 'not-reached', 'not-met', 'no-data', 'invalid', 'interrupted']),
  /** Why the search ended where it did: budget, ceiling of users, file limit, memory, generator. */
  reasons: z.array(factReasonSchema),
  exitCode: z.int(),
  spentS: z.number(),
  reproduce: z.string(),
  notes: z.array(z.string()),
});
export type CapacityReport = z.infer<typeof capacityReportSchema>;
