import { z } from 'zod';

const amount = z.number().min(0);

/** An amount, alone or with how low and how high it may turn out. */
export const rangedSchema = z.union([
  amount.transform((value) => ({ value, low: null, high: null })),
  z
    .strictObject({ value: amount, low: amount, high: amount })
    .refine(({ value, low, high }) => low <= value && value <= high, 'low <= value <= high'),
]);
export type RangedInput = z.input<typeof rangedSchema>;

/** Something that is paid, or gained, every month. */
export const monthlyItemSchema = z.strictObject({ name: z.string().min(1), perMonth: rangedSchema });

/** A currency by ISO 4217. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'three letters, such as USD');

/** A file of the user's that says what things cost, and on which day they did. Amounts are in `currency`. */
export const pricesSchema = z.strictObject({
  /** The day these prices were looked up. Beyond `oldPricesDays` they are shown as old. */
  asOf: z.iso.date(),
  currency: currencySchema.default('USD'),
  /** Of one replica. */
  replicaPerHour: amount.optional(),
  /** What the platform costs a month beside its replicas: database, network, licences. */
  fixedPerMonth: z.array(monthlyItemSchema).default([]),
  /** Work that the change takes, once; `other` is what is bought for it. */
  setup: z
    .strictObject({ hours: rangedSchema, hourlyRate: rangedSchema, other: rangedSchema.default({ value: 0, low: null, high: null }) })
    .optional(),
  /** What the change adds to every month's bill: cache, CDN, scaling, monitoring. */
  operatingPerMonth: z.array(monthlyItemSchema).default([]),
});
export type Prices = z.infer<typeof pricesSchema>;

/** Prices are old when they were looked up longer ago. */
export const oldPricesDays = 90;

/** A prices file that a result rests on. */
export const pricesUsedSchema = z.object({
  file: z.string(),
  asOf: z.iso.date(),
  ageDays: z.int(),
  /** Older than `oldPricesDays`. */
  old: z.boolean(),
});
export type PricesUsed = z.infer<typeof pricesUsedSchema>;
