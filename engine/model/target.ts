import { z } from 'zod';
import { estimateSchema } from './estimate.ts';

export const operatorSchema = z.enum(['<', '<=', '>', '>=', '==', '!=']);
export type Operator = z.infer<typeof operatorSchema>;

/** What of a metric is compared: a percentile `p95`, `p99.9`, or an aggregate. `value` is a gauge's last reading, `rate` a share, `perSecond` a counter over time. */
export const statisticSchema = z.union([
  z.templateLiteral(['p', z.number()]),
  z.enum(['avg', 'min', 'max', 'count', 'rate', 'perSecond', 'value']),
]);
export type Statistic = z.infer<typeof statisticSchema>;

/** A promise about a measured number, in base units (ms, bytes, fractions of one). */
export const targetSchema = z.object({
  /** As the user wrote it: `p95 < 300 ms`. */
  text: z.string(),
  metric: z.string(),
  statistic: statisticSchema,
  operator: operatorSchema,
  expected: z.number(),
  /** Only series with these tags; none means everything pooled. */
  scope: z.object({
    endpoint: z.string().optional(),
    transaction: z.string().optional(),
    journey: z.string().optional(),
    tags: z.record(z.string(), z.string()).optional(),
  }),
  /** The hold it is judged in; without it, the scenario's own hold. */
  at: z.object({ users: z.number().positive(), of: z.literal('connections').optional() }).optional(),
  /** Stop the run as soon as it is broken. */
  abort: z.boolean(),
  /** `threshold`: from an unmodified k6 script, judged by k6's own rule over the whole run. */
  source: z.enum(['config', 'threshold']),
  /** k6's sub-metric selector, such as `status:200`. */
  selector: z.string().optional(),
});
export type Target = z.infer<typeof targetSchema>;

/** Why a verdict is what it is; numbers in `facts`, sentences in `reports/words`. */
export const verdictReasonSchema = z.object({
  code: z.enum([
    'met',
    'missed',
    /** So many requests failed that the quantile falls among them: it has no value, and is over any limit. */
    'requests-failed',
    'endpoint-missed',
    'slowed-by-the-system',
    'too-few-samples',
    'no-samples',
    'users-not-reached',
    'no-hold',
    'checks-failed',
    'generator-invalid',
    'unknown-metric',
  ]),
  facts: z.record(z.string(), z.union([z.number(), z.string()])),
});
export type VerdictReason = z.infer<typeof verdictReasonSchema>;

/** One named endpoint's part in a pooled latency target. */
export const endpointVerdictSchema = z.object({
  endpoint: z.string(),
  status: z.enum(['pass', 'fail', 'too-few']),
  actual: estimateSchema.nullable(),
});
export type EndpointVerdict = z.infer<typeof endpointVerdictSchema>;

export const verdictSchema = z.object({
  target: targetSchema,
  status: z.enum(['pass', 'fail', 'no-data']),
  /** The interval holds the limit: passed or failed by less than the noise. */
  tooClose: z.boolean(),
  actual: estimateSchema.nullable(),
  /** Few samples by our own rule although k6's rule judged them. */
  fewSamples: z.boolean(),
  /** Index of the load step it was judged in; null for the whole run. */
  step: z.int().nullable(),
  /** The same statistic over the worst 60 s of the hold; null where the hold is shorter than two minutes. */
  worstMinute: z.number().nullable(),
  endpoints: z.array(endpointVerdictSchema),
  reasons: z.array(verdictReasonSchema),
});
export type Verdict = z.infer<typeof verdictSchema>;
