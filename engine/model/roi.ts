import { z } from 'zod';
import { currencySchema, pricesUsedSchema } from './prices.ts';
import { projectionLabelSchema } from './projection.ts';

const number = z.number().nullable();

/** An input of the investment: what it is, how far it may be off, and where it came from. */
export const moneyAssumptionSchema = z.object({
  /** Which number of the calculation it is. */
  code: z.enum(['setup', 'setup-hours', 'hourly-rate', 'setup-other', 'operating', 'benefit', 'rate', 'months']),
  /** The user's own name of an item; null where there is one of its kind. */
  name: z.string().nullable(),
  /** Money, hours, a fraction a year, or months. */
  value: z.number(),
  low: number,
  high: number,
  source: z.enum(['stated', 'default']),
});
export type MoneyAssumption = z.infer<typeof moneyAssumptionSchema>;

/** One assumption moved alone to its low and its high, everything else as assumed. */
export const tornadoBarSchema = moneyAssumptionSchema.extend({
  low: z.number(),
  high: z.number(),
  /** `stated` by the user, or 20 % each way, which nobody stated. */
  range: z.enum(['stated', 'default']),
  npvAtLow: z.number(),
  npvAtHigh: z.number(),
  /** |npvAtHigh - npvAtLow|. */
  swing: z.number(),
});
export type TornadoBar = z.infer<typeof tornadoBarSchema>;

/** What the stated ranges do together: each a triangular distribution, independent, by seeded draws. */
export const npvRangeSchema = z.object({
  /** Every stated range at its worst end at once, and at its best. */
  low: z.number(),
  high: z.number(),
  p10: z.number(),
  p50: z.number(),
  p90: z.number(),
  /** Share of draws whose month brings nothing: it never pays, however long one waits. */
  chanceNeverPays: z.number(),
  /** Share of draws whose NPV over the months is below zero. */
  chanceNpvNegative: z.number(),
  draws: z.int(),
  seed: z.int(),
});
export type NpvRange = z.infer<typeof npvRangeSchema>;

/** Cost of serving, at the most load that meets the target. Low and high follow that load's range; null where that is open. */
export const servingCostSchema = z.object({
  /** Replicas x price x 730 h, and the fixed items. */
  perMonth: z.number(),
  replicas: z.number(),
  throughput: number,
  users: number,
  per1000Requests: z.object({ value: z.number(), low: number, high: number }).nullable(),
  perUserPerMonth: z.object({ value: z.number(), low: number, high: number }).nullable(),
  /** How far the load it is divided by may be trusted; null where somebody stated it. */
  label: projectionLabelSchema.nullable(),
});
export type ServingCost = z.infer<typeof servingCostSchema>;

/** What an investment is worth. Money in `currency`; rates and shares are fractions. */
export const investmentSchema = z.object({
  currency: currencySchema,
  months: z.int().min(1),
  setup: z.number(),
  operatingPerMonth: z.number(),
  benefitPerMonth: z.number(),
  /** Benefit less operating. */
  netPerMonth: z.number(),
  /** netPerMonth / setup; null without a setup. */
  roiPerMonth: number,
  /** setup / netPerMonth, not discounted; null where it never pays. */
  paybackMonths: number,
  /** months x netPerMonth - setup. */
  net: z.number(),
  /** Discounted a year. */
  ratePerYear: z.number(),
  /** The same a month: (1 + ratePerYear)^(1/12) - 1. Setup is paid at the start, each month's net at its end. */
  ratePerMonth: z.number(),
  npv: z.number(),
  /** Rate at which the NPV is 0, a month and a year; null where there is none, as when it never pays. */
  irrPerMonth: number,
  irrPerYear: number,
  /** Cash so far at the end of each month, month 0 being the setup: as it is and discounted. */
  cumulative: z.array(z.object({ month: z.int(), cash: z.number(), discounted: z.number() })),
  /** Everything it was computed from. */
  assumptions: z.array(moneyAssumptionSchema),
  /** The five assumptions that move the NPV most, most first. */
  tornado: z.array(tornadoBarSchema),
  /** Null where no range was stated. */
  range: npvRangeSchema.nullable(),
});
export type Investment = z.infer<typeof investmentSchema>;

/** What `headroom roi` says: the investment, and what serving costs where a price is known. */
export const roiSchema = z.object({
  schemaVersion: z.literal(1),
  ...investmentSchema.shape,
  serving: servingCostSchema.nullable(),
  prices: pricesUsedSchema.nullable(),
});
export type Roi = z.infer<typeof roiSchema>;
