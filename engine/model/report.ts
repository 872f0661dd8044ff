import { z } from 'zod';
import { comparisonSchema } from './comparison.ts';
import { errorGroupSchema } from './error-group.ts';
import { estimateSchema } from './estimate.ts';
import { labRowSchema } from './lab.ts';
import { loadStepSchema } from './load.ts';
import { probeReadingSchema, runSchema } from './run.ts';
import { verdictSchema } from './target.ts';

const number = z.number().nullable();

/** Load delivered in a load step. Rates are per second, latencies ms. */
export const stepRowSchema = loadStepSchema.extend({
  judged: z.boolean(),
  /** Least users active in 99 % of its seconds, and the mean. */
  activeUsers: number,
  meanUsers: number,
  requestsPerSecond: number,
  samples: z.int(),
  p50: estimateSchema.nullable(),
  p95: estimateSchema.nullable(),
  p99: estimateSchema.nullable(),
  errorRate: number,
  droppedIterations: z.number(),
});
export type StepRow = z.infer<typeof stepRowSchema>;

/** Numbers of one endpoint or transaction over the judged step; over all plateaus where none is a hold, and the whole run where there are no plateaus. */
export const endpointRowSchema = z.object({
  name: z.string(),
  method: z.string().nullable(),
  journey: z.string().nullable(),
  samples: z.int(),
  requestsPerSecond: number,
  mean: number,
  p50: estimateSchema.nullable(),
  p95: estimateSchema.nullable(),
  p99: estimateSchema.nullable(),
  max: number,
  errorRate: number,
  /** Means per request from the target's own headers. */
  dbTime: number,
  dbQueueTime: number,
  dbQueries: number,
  responseBytes: number,
  /** Change of p95 against the comparison's base, as a fraction. */
  change: number,
});
export type EndpointRow = z.infer<typeof endpointRowSchema>;

export const vitalRowSchema = z.object({
  metric: z.string(),
  page: z.string().nullable(),
  p75: estimateSchema.nullable(),
  samples: z.int(),
  rating: z.enum(['good', 'needs-improvement', 'poor']).nullable(),
  /** Shares of page views by rating; null for a metric that has no limits, such as page load. */
  shares: z.object({ good: z.number(), needsImprovement: z.number(), poor: z.number() }).nullable(),
});
export type VitalRow = z.infer<typeof vitalRowSchema>;

/** One line per second (or wider in long runs); null is a gap, never zero. */
export const timelineSchema = z.object({
  atS: z.array(z.number()),
  widthS: z.array(z.number()),
  users: z.array(number),
  requestsPerSecond: z.array(number),
  p50: z.array(number),
  p90: z.array(number),
  p95: z.array(number),
  p99: z.array(number),
  errorRate: z.array(number),
  dbTime: z.array(number),
});
export type Timeline = z.infer<typeof timelineSchema>;

/** What users got in the judged step. */
export const loadSummarySchema = z.object({
  plannedUsers: number,
  activeUsers: number,
  journeysPerHour: number,
  requestsPerSecond: number,
  /** Greatest mean number of requests in flight in a second, from Little's law. */
  peakInFlight: number,
  meanThinkTimeMs: number,
  accountsUsed: number,
  holdS: number,
  requests: z.int(),
  failedRequests: z.int(),
  checksPassed: number,
});
export type LoadSummary = z.infer<typeof loadSummarySchema>;

/** The hold's rate offered again as open arrivals, latency counted from the intended start. */
export const secondOpinionSchema = z.object({
  arrivalRate: z.number(),
  durationS: z.number(),
  closedP95: estimateSchema.nullable(),
  openP95: estimateSchema.nullable(),
  missed: z.number(),
  /** open / closed - 1. */
  gap: number,
  /** The gap is beyond 10 %: closed users hide waiting. */
  hidesWaiting: z.boolean(),
});
export type SecondOpinion = z.infer<typeof secondOpinionSchema>;

/** Gap between the load or latency measured and its limit. */
export const headroomFactsSchema = z.object({
  /** The latency target shown as the ceiling, ms. */
  limitMs: number,
  p95Ms: number,
  freeMs: number,
  users: number,
});

/** The one document that every format and the UI read. Facts and verdict codes only: words are made by `reports/words`. */
export const reportSchema = z.object({
  schemaVersion: z.literal(1),
  run: runSchema,
  /** Two questions and a precondition, never one word for all. */
  chips: z.object({
    validity: z.enum(['valid', 'invalid', 'unknown']),
    target: z.enum(['pass', 'fail', 'no-data', 'none']),
    tooClose: z.boolean(),
    regression: z.enum(['regressed', 'improved', 'unchanged', 'inconclusive', 'invalid', 'none']),
  }),
  /** Labels that limit what may be concluded. */
  labels: z.array(z.enum(['quick-proof', 'co-located', 'stock-k6', 'recovered', 'target-not-restarted', 'host-name-only', 'partial'])),
  /** Index of the judged load step; null when the whole run is judged. */
  judgedStep: z.int().nullable(),
  headroom: headroomFactsSchema,
  load: loadSummarySchema,
  /** Whether latency came to rest in the judged steps, and after how many of their seconds (MSER on 5 s means); null without requests. */
  steadyState: z.object({ steady: z.boolean(), cutS: z.number() }).nullable().default(null),
  verdicts: z.array(verdictSchema),
  steps: z.array(stepRowSchema),
  timeline: timelineSchema,
  /** Every request pooled, over what `endpoints` covers; its name is empty. */
  overall: endpointRowSchema,
  endpoints: z.array(endpointRowSchema),
  transactions: z.array(endpointRowSchema),
  websocket: z.array(
    z.object({ metric: z.string(), samples: z.int(), p50: estimateSchema.nullable(), p95: estimateSchema.nullable(), rate: number }),
  ),
  vitals: z.array(vitalRowSchema),
  /** Runs of the page lab: medians by page, profile and view. */
  lab: z.array(labRowSchema).default([]),
  /** Latency of the judged step in log-spaced bins: lower edge ms, upper edge ms, count. */
  distribution: z.array(z.object({ fromMs: z.number(), toMs: z.number(), count: z.number() })),
  checks: z.array(z.object({ name: z.string(), journey: z.string().nullable(), passed: z.int(), failed: z.int() })),
  errors: z.array(errorGroupSchema),
  secondOpinion: secondOpinionSchema.nullable(),
  comparison: comparisonSchema.nullable(),
  probes: z.array(probeReadingSchema),
  /** Custom metrics of a script, whole run. */
  custom: z.array(
    z.object({
      metric: z.string(),
      kind: z.string(),
      unit: z.string(),
      tags: z.record(z.string(), z.string()),
      samples: z.number(),
      value: number,
      p50: number,
      p95: number,
      p99: number,
    }),
  ),
  notes: z.array(z.string()),
});
export type Report = z.infer<typeof reportSchema>;
