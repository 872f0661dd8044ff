import { z } from 'zod';
import type { CapacityReport } from '../../../engine/model/capacity.ts';
import { loadPointSchema } from '../../../engine/model/load-point.ts';

const rangeSchema = z.object({ value: z.number(), low: z.number(), high: z.number().nullable() });
/** Requests per second. */
export type Range = z.infer<typeof rangeSchema>;

const campaignSchema = z.object({
  outcome: z.string(),
  /** Codes of what stood in the way, or ended the search. */
  reasons: z.array(z.string()),
  /** Last pass to first fail; null where the two were not both found. */
  capacity: rangeSchema.nullable(),
  plateaus: z.int(),
  /** Seconds that were announced before the first plateau, and those it took. */
  plannedS: z.number().nullable(),
  spentS: z.number(),
});
export type MeasuredCampaign = z.infer<typeof campaignSchema>;

/** A search for the capacity and a whole ladder, one after the other on demos started for them. */
export const searchOutcomeSchema = z.object({
  target: z.string(),
  search: campaignSchema,
  ladder: campaignSchema,
  /** Of the ladder: what `capacity-projection` projects from. */
  points: z.array(loadPointSchema),
});
export type SearchOutcome = z.infer<typeof searchOutcomeSchema>;

export function campaignOf({ outcome, reasons, model, points, plan, spentS }: CapacityReport): MeasuredCampaign {
  return {
    outcome,
    reasons: reasons.map(({ code }) => code),
    capacity: capacityIn(model),
    plateaus: points.length,
    plannedS: plan?.seconds ?? null,
    spentS,
  };
}

/** The capacity by the first target, where it lies between plateaus that were measured. */
export function capacityIn(model: CapacityReport['model']): Range | null {
  const [found] = model?.targets ?? [];
  if (found?.found !== 'between') return null;
  const { value, low, high } = found.throughput;
  return value === null || low === null ? null : { value, low, high };
}
