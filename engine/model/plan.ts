import { z } from 'zod';
import { capacityReportSchema } from './capacity.ts';
import { estimateSchema } from './estimate.ts';
import { checklistLineSchema } from './plan-settings.ts';
import { assumptionSchema } from './planning.ts';
import { currencySchema, pricesUsedSchema } from './prices.ts';
import { factReasonSchema } from './projection.ts';
import { investmentSchema, servingCostSchema, tornadoBarSchema } from './roi.ts';
import { statisticSchema, targetSchema } from './target.ts';

const day = z.iso.date();

/** What a line rests on, and when that was measured. */
export const planEvidenceSchema = z.object({
  kind: z.enum(['run', 'campaign', 'capacity', 'autoscale']),
  /** Of the run or campaign; the file's name for a file. */
  id: z.string(),
  at: z.iso.datetime(),
  environment: z.string().nullable(),
});
export type PlanEvidence = z.infer<typeof planEvidenceSchema>;

/** Whether something holds. Nothing is met, and nothing missed, without evidence. */
const findingShape = {
  status: z.enum(['met', 'missed', 'no-evidence']),
  actual: estimateSchema.nullable(),
  evidence: planEvidenceSchema.nullable(),
  reasons: z.array(factReasonSchema),
};
const isBacked = ({ status, evidence }: { status: string; evidence: unknown }) => status === 'no-evidence' || evidence !== null;

/** A target of a phase, ticked off or not. */
export const phaseGoalSchema = z.object({ target: targetSchema, ...findingShape }).refine(isBacked, 'a verdict needs evidence');
export type PhaseGoal = z.infer<typeof phaseGoalSchema>;

/** What the finding of a target or a line is, before it is put in its place. */
export type Finding = Pick<PhaseGoal, 'status' | 'actual' | 'evidence' | 'reasons'>;

/** One number through the phases: where it started, what is wanted, what was measured. */
export const roadmapRowSchema = z.object({
  /** `cost` is money a month, `connections` WebSocket connections held at once; all others are of the registry. */
  metric: z.string(),
  statistic: statisticSchema,
  scope: targetSchema.shape.scope,
  /** As somebody stated it; null where nobody did. */
  before: z.number().nullable(),
  /** A goal a phase; null where the phase wants nothing of it. */
  goals: z.array(phaseGoalSchema.nullable()),
});
export type RoadmapRow = z.infer<typeof roadmapRowSchema>;

export const phaseSchema = z.object({
  name: z.string(),
  begins: day,
  due: day.nullable(),
  ends: day.nullable(),
  environment: z.string().nullable(),
  /** `overdue`: its day has passed and something is missed or without evidence. */
  state: z.enum(['upcoming', 'under-way', 'met', 'overdue']),
  met: z.int(),
  missed: z.int(),
  noEvidence: z.int(),
});
export type Phase = z.infer<typeof phaseSchema>;

export const roadmapSchema = z.object({ phases: z.array(phaseSchema), rows: z.array(roadmapRowSchema) });
export type Roadmap = z.infer<typeof roadmapSchema>;

/** A line of the go-live checklist with what proves it. */
export const checklistItemSchema = z
  .object({
    line: checklistLineSchema,
    group: z.enum(['technical', 'operational', 'business']),
    /** What had to hold, where it is a target. */
    target: targetSchema.nullable(),
    ...findingShape,
  })
  .refine(isBacked, 'a verdict needs evidence');
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

/** An assumption that moves the answer most: of the capacity, or of the money. */
export const biggestAssumptionSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('capacity'), assumption: assumptionSchema }),
  z.object({ of: z.literal('money'), bar: tornadoBarSchema }),
]);
export type BiggestAssumption = z.infer<typeof biggestAssumptionSchema>;

/** The tech lead's page: what can be carried, until when, for how much, what is missing. Facts and codes only. */
export const planSchema = z.object({
  schemaVersion: z.literal(1),
  /** The day it was made. */
  today: day,
  environment: z.string().nullable(),
  /** The capacity report it rests on, whole, and what it is cited as; null where none was made. */
  capacity: capacityReportSchema.nullable(),
  capacityEvidence: planEvidenceSchema.nullable(),
  investment: investmentSchema.nullable(),
  serving: servingCostSchema.nullable(),
  prices: pricesUsedSchema.nullable(),
  currency: currencySchema,
  biggest: z.array(biggestAssumptionSchema).max(3),
  roadmap: roadmapSchema.nullable(),
  checklist: z.array(checklistItemSchema),
  reproduce: z.string(),
  notes: z.array(z.string()),
});
export type Plan = z.infer<typeof planSchema>;
