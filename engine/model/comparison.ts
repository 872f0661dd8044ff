import { z } from 'zod';
import { estimateSchema } from './estimate.ts';

export const changeVerdictSchema = z.enum(['regressed', 'improved', 'unchanged', 'inconclusive', 'invalid']);
export type ChangeVerdict = z.infer<typeof changeVerdictSchema>;

export const changeReasonSchema = z.object({
  code: z.enum([
    'learning',
    'no-baseline',
    'too-few-samples',
    'hard-key-differs',
    'invalid-run',
    'single-runs',
    'beyond-disaster-limit',
    /** Enough baselines, but one session of the candidate: the change is shown and nothing is claimed. */
    'unconfirmed',
    'work-counter-rose',
    'work-counter-fell',
    'same',
    'soft-key-differs',
  ]),
  facts: z.record(z.string(), z.union([z.number(), z.string()])),
});
export type ChangeReason = z.infer<typeof changeReasonSchema>;

/** How one metric of one endpoint moved from base to head. */
export const changeSchema = z.object({
  metric: z.string(),
  statistic: z.string(),
  /** Null for everything pooled. */
  endpoint: z.string().nullable(),
  /** In the metric's base unit. */
  base: z.number(),
  head: z.number(),
  baseSamples: z.number(),
  headSamples: z.number(),
  /** head / base - 1, or for a rate the difference in fractions; no interval while there are too few sessions for one. */
  change: estimateSchema,
  /** `ratio`: change is relative · `difference`: change is in the metric's unit. */
  scale: z.enum(['ratio', 'difference']),
  /** Least change that would be seen with 80 % power; null while the spread is unknown. */
  smallestDetectableChange: z.number().nullable(),
  verdict: changeVerdictSchema,
  reasons: z.array(changeReasonSchema),
  /** In the family the gate may block on. */
  primary: z.boolean(),
});
export type Change = z.infer<typeof changeSchema>;

/** Two sides compared: runs, or stored baselines and a run. */
export const comparisonSchema = z.object({
  schemaVersion: z.literal(1),
  mode: z.enum(['runs', 'learning', 'stored']),
  base: z.array(z.string()),
  head: z.array(z.string()),
  /** Baseline sessions there are, and how many the full rule needs. */
  baselineSessions: z.int().min(0),
  neededSessions: z.int().min(0),
  verdict: changeVerdictSchema,
  reasons: z.array(changeReasonSchema),
  /** Hard keys that differ, with both values: then nothing is compared. */
  differences: z.array(z.object({ key: z.string(), base: z.string(), head: z.string(), hard: z.boolean() })),
  changes: z.array(changeSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;
