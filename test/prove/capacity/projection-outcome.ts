import { z } from 'zod';
import { projectionSchema } from '../../../engine/model/projection.ts';

/** A capacity that was measured, and what the plateaus up to a share of it had said of it. Requests per second. */
export const projectionOutcomeSchema = z.object({
  measured: z.number(),
  /** Plateaus projected from, and the highest load of them. */
  plateaus: z.int(),
  highest: z.number(),
  /** Null where the plateaus made no model at all. */
  projection: projectionSchema.nullable(),
});
export type ProjectionOutcome = z.infer<typeof projectionOutcomeSchema>;

export type Fate = 'held' | 'refused' | 'missed';

/** `held`: the band has the measured value in it · `refused`: there was no number, with reasons · `missed`: neither. */
export function fateOf({ measured, projection }: Pick<ProjectionOutcome, 'measured' | 'projection'>): Fate {
  if (projection === null || projection.value === null) return 'refused';
  const { low, high } = projection;
  return (low ?? Number.NEGATIVE_INFINITY) <= measured && measured <= (high ?? Number.POSITIVE_INFINITY) ? 'held' : 'missed';
}

/** A band that is open at an end promises little: it is counted apart. */
export const isOpen = ({ projection }: ProjectionOutcome): boolean =>
  projection !== null && projection.value !== null && (projection.low === null || projection.high === null);
