import { z } from 'zod';
import { monthlyItemSchema } from './prices.ts';
import { targetInputSchema } from './scenario.ts';

const day = z.iso.date();

/** Lines of the go-live checklist, in the order they are shown, with the part of the work each belongs to. */
export const checklistLines = {
  'api-latency': 'technical',
  'database-time': 'technical',
  'page-load': 'technical',
  'main-bundle': 'technical',
  'route-chunk': 'technical',
  'targets-met': 'technical',
  availability: 'technical',
  autoscaling: 'technical',
  monitoring: 'operational',
  recovery: 'operational',
  cost: 'operational',
  'users-proven': 'business',
  credentials: 'business',
  reliability: 'business',
} as const;
export const checklistLineSchema = z.enum(Object.keys(checklistLines) as (keyof typeof checklistLines)[]);
export type ChecklistLine = z.infer<typeof checklistLineSchema>;

/** Where evidence is looked for: the newest valid run there, or one that is named. */
const evidenceSource = {
  environment: z.string().optional(),
  scenario: z.string().optional(),
  /** A run's id, a unique beginning, `latest`, `previous` or a scenario's name. */
  run: z.string().min(1).optional(),
};

/** How one line of the checklist is proven: by a target, or by a check of the journeys that never failed. */
export const lineSettingsSchema = z.strictObject({
  ...evidenceSource,
  target: targetInputSchema.optional(),
  check: z.string().min(1).optional(),
});
export type LineSettings = z.infer<typeof lineSettingsSchema>;

/** A step of the roadmap. Runs and capacity reports tick its targets off that were made from `begins` on, and until `ends` where that is set. */
export const phaseSettingsSchema = z
  .strictObject({
    name: z.string().min(1),
    begins: day,
    /** The day its targets are to be met. */
    due: day.optional(),
    /** The last day whose evidence counts for it. */
    ends: day.optional(),
    ...evidenceSource,
    /** `'p95 < 285 ms'`, and beside the targets of runs `'connections >= 2000'` and `'cost <= 350'` a month. */
    targets: z.array(targetInputSchema).min(1),
  })
  .refine(({ begins, ends = begins }) => begins <= ends, 'ends before it begins');
export type PhaseSettings = z.infer<typeof phaseSettingsSchema>;

/** `plan` of the configuration: what the investment brings, the roadmap, the go-live checklist. */
export const planSettingsSchema = z.strictObject({
  ...evidenceSource,
  /** The months an investment is looked at, and its discount a year as a fraction. */
  months: z.int().min(1).max(600).default(12),
  ratePerYear: z.number().min(0).max(10).default(0.1),
  /** What the change brings, each item a month. */
  benefits: z.array(monthlyItemSchema).default([]),
  /** Where the roadmap starts from, as equations: `'p95 = 380 ms'`. */
  before: z.array(targetInputSchema).default([]),
  phases: z.array(phaseSettingsSchema).default([]),
  checklist: z
    .strictObject({
      /** Users that must be proven. */
      users: z.number().positive().default(1000),
      /** What a month may cost. */
      budgetPerMonth: z.number().min(0).optional(),
      /** File of a simulation: what `headroom autoscale --json` printed. */
      autoscale: z.string().min(1).optional(),
      lines: z.partialRecord(checklistLineSchema, lineSettingsSchema).default({}),
    })
    .prefault({}),
});
export type PlanSettings = z.infer<typeof planSettingsSchema>;
