import { z } from 'zod';
import { planningDefaults } from './planning-defaults.ts';
import { currencySchema } from './prices.ts';
import { factReasonSchema, projectionSchema } from './projection.ts';

const number = z.number().nullable();
const day = z.iso.date();

/** An assumption that a number rests on, named so that it can be argued with. `stated` ones came from the configuration, `default` ones from us. */
export const assumptionSchema = z.object({
  name: z.string(),
  value: z.union([z.number(), z.string()]),
  unit: z.string().nullable(),
  source: z.enum(['measured', 'stated', 'default']),
});
export type Assumption = z.infer<typeof assumptionSchema>;

/** What so many users need. */
export const userNeedSchema = z.object({
  users: z.number(),
  /** Users that the capacity still takes beside these; below zero where they are too many. */
  headroom: projectionSchema.nullable().optional(),
  journeysPerSecond: projectionSchema,
  throughput: projectionSchema,
  /** By measured efficiency over replica counts, or three rows of assumed ones (1, .9, .8). */
  replicas: z.array(
    z.object({
      efficiency: z.union([z.literal('measured'), z.number()]),
      replicas: projectionSchema,
      perZone: z.int().nullable(),
      databaseConnections: number,
      fitsDatabase: z.boolean().nullable(),
      costPerMonth: projectionSchema.nullable(),
    }),
  ),
});
export type UserNeed = z.infer<typeof userNeedSchema>;

/** A row of the table normal / peak / one zone lost. */
export const situationSchema = z.object({
  name: z.enum(['normal', 'peak', 'zone-lost']),
  users: z.number(),
  /** Users that the capacity still takes beside these; below zero where they are too many. */
  headroom: projectionSchema.nullable().optional(),
  throughput: projectionSchema,
  replicas: projectionSchema,
  databaseConnections: number,
  costPerMonth: projectionSchema.nullable(),
});
export type Situation = z.infer<typeof situationSchema>;

/** When demand meets the lower edge of the capacity. */
export const runwaySchema = z.object({
  /** `compound`: t = ln(C/D0) / ln(1+g) · `holt-winters`: two seasons of history with rolling-origin intervals. */
  method: z.enum(['compound', 'holt-winters']),
  p10: day.nullable(),
  p50: day.nullable(),
  p90: day.nullable(),
  /** The P10 date less the lead time: order by then. */
  buyBy: day.nullable(),
  /** Already past it, or never within the horizon. */
  state: z.enum(['dated', 'exceeded', 'beyond-horizon', 'shrinking', 'refused']),
  reasons: z.array(factReasonSchema),
  /** Users by date, with its band, for the demand curve; and the events of the calendar. */
  demand: z.array(z.object({ date: day, value: z.number(), low: z.number(), high: z.number() })),
  events: z.array(z.object({ name: z.string(), date: day, users: z.number(), holds: z.boolean().nullable() })),
});
export type Runway = z.infer<typeof runwaySchema>;

/** What a ladder's capacity means for users, replicas, dates and money: the tech lead's page. */
export const planningSchema = z.object({
  /** Target it is planned by, as its text. */
  target: z.string(),
  /** Of every cost; dollars where it is not said. */
  currency: currencySchema.optional(),
  /** Capacity in users, with the share that is kept free taken off. */
  capacityUsers: projectionSchema,
  usableUsers: projectionSchema,
  needs: z.array(userNeedSchema),
  situations: z.array(situationSchema),
  runway: runwaySchema.nullable(),
  /** How these numbers speak of production: the same shape, scaled by a stated factor, or not at all. */
  transfer: z.object({ state: z.enum(['same', 'scaled', 'refused', 'not-asked']), factor: number, reasons: z.array(factReasonSchema) }),
  assumptions: z.array(assumptionSchema),
  /** The cheapest change with its measured gain: a switch or a change that runs compared; null where nothing was measured. */
  cheapestFix: z.object({ name: z.string(), gain: projectionSchema, evidence: z.array(z.string()) }).nullable(),
});
export type Planning = z.infer<typeof planningSchema>;

/** `capacity` of the configuration is written for people: see `planningPolicySchema`. */
export const planningPolicySchema = z.strictObject({
  /** Users to plan for. */
  users: z
    .array(z.number().positive())
    .min(1)
    .default([...planningDefaults.users]),
  /** Users at a normal moment, now; the peak is this times `peakFactor`. */
  normalUsers: z.number().positive().optional(),
  peakFactor: z.number().min(1).default(planningDefaults.peakFactor),
  /** Share of the capacity that stays unused, 0..1: `'30 %'`. */
  keepFree: z
    .union([
      z.number().min(0).lt(1),
      z
        .string()
        .regex(/^\d+(\.\d+)?\s*%$/, 'a share such as "30 %"')
        .transform((text) => Number.parseFloat(text) / 100)
        .pipe(z.number().min(0).lt(1)),
    ])
    .default(planningDefaults.keepFree),
  zones: z.int().min(1).default(planningDefaults.zones),
  /** Replicas on top, such as one that is being replaced. */
  spareReplicas: z.int().min(0).default(planningDefaults.spareReplicas),
  /** Connections a replica's pool holds, and those the database takes. */
  poolSize: z.int().min(1).optional(),
  databaseConnections: z.int().min(1).optional(),
  /** Growth of users a month as a fraction, with its low and high guess. */
  growth: z
    .strictObject({ perMonth: z.number(), low: z.number().optional(), high: z.number().optional() })
    .refine(({ perMonth, low = perMonth, high = perMonth }) => low <= perMonth && perMonth <= high, 'low <= perMonth <= high')
    .optional(),
  /** CSV of `date,users`, a month a row, for seasons. */
  history: z.string().optional(),
  /** The day `normalUsers` is of. */
  asOf: day.optional(),
  leadTimeDays: z.number().min(0).default(planningDefaults.leadTimeDays),
  horizonMonths: z.number().positive().default(planningDefaults.horizonMonths),
  events: z.array(z.strictObject({ name: z.string().min(1), date: day, factor: z.number().positive() })).default([]),
  /** How production is shaped. Numbers of another environment are refused for it unless its shape is the same or `scale` is stated. */
  production: z
    .strictObject({
      environment: z.string().optional(),
      shape: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
      scale: z.number().positive().optional(),
      because: z.string().optional(),
    })
    .optional(),
});
export type PlanningPolicy = z.infer<typeof planningPolicySchema>;
