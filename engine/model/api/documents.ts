import { z } from 'zod';
import { capacityReportSchema } from '../capacity.ts';
import { estimateSchema } from '../estimate.ts';
import { planSchema } from '../plan.ts';
import type { planningPolicySchema } from '../planning.ts';
import { currencySchema } from '../prices.ts';
import { scalingPolicySchema } from '../scaling-policy.ts';

const day = z.iso.date();

/** What a page plans with, beside the points and the model: so that a slider asks `engine/capacity` itself. */
export const planningInputsSchema = z.object({
  policy: z.custom<z.infer<typeof planningPolicySchema>>(),
  prices: z.object({ replicaPerHour: z.number().nullable(), fixedPerMonth: z.number(), currency: currencySchema.optional() }).nullable(),
  history: z.array(z.object({ date: day, users: z.number() })).nullable(),
  measured: z.record(z.string(), z.unknown()).nullable(),
  today: day,
});
export type PlanningInputs = z.infer<typeof planningInputsSchema>;

export const openedCapacitySchema = z.object({ report: capacityReportSchema, inputs: planningInputsSchema });
export type OpenedCapacity = z.infer<typeof openedCapacitySchema>;

/** Somebody's own points: the CSV's text. */
export const pointsOrderSchema = z.strictObject({
  name: z.string().min(1),
  text: z.string().max(2_000_000),
  targets: z.array(z.string()).default([]),
});

/** As the options of `headroom autoscale`: policies by name or written out, one demand, what a replica can do. */
export const autoscaleOrderSchema = z.strictObject({
  policies: z
    .array(z.union([z.string().min(1), scalingPolicySchema]))
    .min(1)
    .max(8),
  demand: z.discriminatedUnion('from', [
    z.strictObject({
      from: z.literal('generator'),
      shape: z.enum(['spike', 'daily', 'growth']),
      base: z.number().min(0),
      peak: z.number().min(0),
      lengthS: z.number().positive().optional(),
      noise: z.number().min(0).max(1).optional(),
      seed: z.int().optional(),
    }),
    z.strictObject({ from: z.literal('run'), run: z.string() }),
    z.strictObject({ from: z.literal('trace'), text: z.string().max(5_000_000) }),
  ]),
  /** A capacity campaign it is taken from, or told: requests a second of one replica. */
  capacity: z.union([z.strictObject({ campaign: z.string() }), z.strictObject({ perReplica: z.number().positive() })]),
  startupS: z.number().min(0).optional(),
  latencyTargetMs: z.number().positive().optional(),
  replicaPerHour: z.number().min(0).optional(),
});
export type AutoscaleOrder = z.infer<typeof autoscaleOrderSchema>;

export const planQuerySchema = z.object({ environment: z.string().optional(), capacity: z.string().optional() });
export const openedPlanSchema = z.object({ plan: planSchema });
export type OpenedPlan = z.infer<typeof openedPlanSchema>;

const pointSchema = z.object({ run: z.string(), measuredAt: z.iso.datetime(), commit: z.string().nullable(), value: z.number() });

/** The history of one metric: see `engine/compare/trend`. */
export const trendSchema = z.object({
  metric: z.string(),
  statistic: z.string(),
  scale: z.enum(['ratio', 'difference']),
  scenario: z.string(),
  environment: z.string(),
  points: z.array(pointSchema),
  levels: z.array(z.object({ from: z.int(), sessions: z.int(), value: z.number() })),
  changes: z.array(z.object({ before: pointSchema, after: pointSchema, change: estimateSchema, direction: z.enum(['worse', 'better']) })),
  otherKeys: z.object({ sessions: z.int(), keys: z.array(z.string()) }),
  older: z.int(),
});
export type TrendDocument = z.infer<typeof trendSchema>;
export const trendQuerySchema = z.object({
  metric: z.string().default('p95'),
  scenario: z.string().optional(),
  environment: z.string().optional(),
});
export const compareQuerySchema = z.object({ base: z.string().min(1), head: z.string().min(1) });

/** How the observations of one side are spread: counts between the edges, and all of them. In the metric's base unit. */
const spreadSchema = z.object({ samples: z.int(), median: z.number(), counts: z.array(z.number()) });
/** Both sides of a number on one scale. The edges hold the middle 99 % of what both sides saw, on a logarithmic scale where all of it is above zero. */
export const sideSpreadsSchema = z.object({
  metric: z.string(),
  /** Null for everything pooled. */
  endpoint: z.string().nullable(),
  edges: z.array(z.number()),
  base: spreadSchema.nullable(),
  head: spreadSchema.nullable(),
});
export type SideSpreads = z.infer<typeof sideSpreadsSchema>;
export const spreadsSchema = z.object({ spreads: z.array(sideSpreadsSchema) });
