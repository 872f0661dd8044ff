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
    /** Beyond chance at the level of the look that found it; facts p, level, units, look. */
    'beyond-chance',
    /** Fresh sessions or blocks alone show the same direction; facts p, units. */
    'confirmed',
    /** Beyond chance, but smaller than half the shift that matters; facts value, least. */
    'below-half-delta',
    /** The 90 % interval lies within the shift that matters, on both sides; facts delta. */
    'within-delta',
    /** The interval reaches beyond the shift that matters, so neither can be said; facts delta, least, more (units that would do, 0 when unknown). */
    'not-enough-evidence',
    /** The fixed control workload ran outside of its own prediction interval; facts value, low, high (ms), when. */
    'control-workload-moved',
    'no-steady-state',
    /** Facts why: same-url, same-version, requests-crossed, not-shown. */
    'sides-not-separated',
    /** Facts side, check, failed. */
    'base-fails-checks',
    /** The machine was busier than allowed for an `unchanged`; facts share, limit. */
    'machine-busy',
    /** Facts blocks, needed. */
    'too-few-blocks',
    /** One of the baselines lies as far out as a candidate, so that nothing new is shown; facts value, run. */
    'seen-among-baselines',
    /** Another environment and another time: what moved cannot be told apart; facts keys. */
    'environment-not-separable',
  ]),
  facts: z.record(z.string(), z.union([z.number(), z.string()])),
});
export type ChangeReason = z.infer<typeof changeReasonSchema>;

export const sideSchema = z.enum(['base', 'head']);
export type SideName = z.infer<typeof sideSchema>;

/** One difference of a duet, or one session of a campaign: what a verdict is made of, so that a reader can count it again. In the metric's base unit. */
export const unitSchema = z.object({
  run: z.string(),
  /** Null where the unit is a session of one side alone. */
  base: z.number().nullable(),
  head: z.number().nullable(),
  baseSamples: z.number(),
  headSamples: z.number(),
  round: z.int().min(0),
  /** The side that was started and listed first, drawn by chance. */
  first: sideSchema.nullable(),
  phase: z.enum(['detection', 'confirmation']),
});
export type EvidenceUnit = z.infer<typeof unitSchema>;

/** How a verdict on noise was reached. */
export const evidenceSchema = z.object({
  units: z.array(unitSchema),
  /** One-sided p of the detection units, in the direction the change went; and after Holm (primary) or Benjamini-Hochberg (the others). */
  p: z.number(),
  adjustedP: z.number(),
  /** Level it was held against: the part of alpha that this look may spend. */
  level: z.number(),
  degreesOfFreedom: z.number(),
  /** What the standard error was multiplied by, since sessions resemble those just before them. */
  serialFactor: z.number().default(1),
  /** Interval of the change for the equivalence test: 90 %; at an early look 1 - 2 (5 % level / alpha), as wide as its share asks. */
  equivalence: z.object({ low: z.number(), high: z.number() }),
  confirmation: z.object({ change: z.number(), p: z.number(), units: z.int() }).nullable(),
  /** Mean difference between units in which head and base came first, halved; null with fewer than two of each. Same scale as the change. */
  slotEffect: estimateSchema.nullable(),
  /** Standard deviation of the change between units, and its part between rounds (version x session), both on the log scale for a ratio. */
  unitDeviation: z.number(),
  roundDeviation: z.number().nullable(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

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
  /** Null where noise had no say: a count, a single run, learning. */
  evidence: evidenceSchema.nullable().default(null),
});
export type Change = z.infer<typeof changeSchema>;

/** Two sides compared: runs, or stored baselines and a run. */
export const comparisonSchema = z.object({
  schemaVersion: z.literal(1),
  /** `campaigns`: sessions of two campaigns of one schedule. */
  mode: z.enum(['runs', 'learning', 'stored', 'duet', 'alternating', 'campaigns']),
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
  /** The rule it was judged by; null where nothing was judged by noise. */
  rule: z
    .object({
      family: z.array(z.string()),
      /** Relative shift that matters, and that of a rate in fractions. */
      delta: z.number(),
      rateDelta: z.number(),
      /** One-sided, shared by the family and by the looks. */
      alpha: z.number(),
      confirmationAlpha: z.number(),
      power: z.number(),
      /** Looks planned, and taken. */
      looksPlanned: z.int(),
      looks: z.int(),
    })
    .nullable()
    .default(null),
  /** Where a pinned release stands beside the rolling window: the same changes against it. */
  pinned: z
    .object({ run: z.string(), name: z.string(), changes: z.array(changeSchema) })
    .nullable()
    .default(null),
});
export type Comparison = z.infer<typeof comparisonSchema>;
