import { z } from 'zod';
import { controlSchema, provenanceSchema } from './run.ts';

/** One series of an approved session, pooled over its judged steps. Enough to judge against without the run folder. */
export const baselineSeriesSchema = z.object({
  metric: z.string(),
  /** Null for everything pooled. */
  endpoint: z.string().nullable(),
  count: z.number().min(0),
  /** Base units, keyed `p50`, `p95`, ...; only those with enough samples. */
  quantiles: z.record(z.string(), z.number()),
  mean: z.number().nullable(),
  /** For rates: share of trues. */
  rate: z.number().nullable(),
});
export type BaselineSeries = z.infer<typeof baselineSeriesSchema>;

/** One approved session: one file under `baselines/<environment>/`. */
export const baselineSchema = z.object({
  schemaVersion: z.literal(1),
  run: z.string(),
  scenario: z.string(),
  environment: z.string(),
  measuredAt: z.iso.datetime(),
  approved: z.object({ by: z.string(), at: z.iso.datetime(), why: z.string() }),
  provenance: provenanceSchema,
  /** Must be equal for two sessions to be compared at all. */
  hardKeys: z.record(z.string(), z.string()),
  series: z.array(baselineSeriesSchema),
  workCounters: z.array(z.object({ endpoint: z.string(), counter: z.string(), value: z.number() })),
  /** Name of the release it stands for: kept beside the rolling window, which would hide creep. */
  pinned: z.string().nullable().default(null),
  /** Of the session's fixed control workload; null where none was run. */
  control: controlSchema.nullable().default(null),
});
export type Baseline = z.infer<typeof baselineSchema>;

/** Laid beside a baseline's file when it no longer counts; the baseline itself is never changed. */
export const retirementSchema = z.object({
  schemaVersion: z.literal(1),
  run: z.string(),
  retired: z.object({ by: z.string(), at: z.iso.datetime(), why: z.string() }),
});
export type Retirement = z.infer<typeof retirementSchema>;
