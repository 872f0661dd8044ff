import { z } from 'zod';

/** A code with its numbers; `reports/words` makes the sentence. */
export const factReasonSchema = z.object({ code: z.string(), facts: z.record(z.string(), z.union([z.number(), z.string()])) });
export type FactReason = z.infer<typeof factReasonSchema>;

/**
 * How far a number may be trusted, by the ratio of its load to the highest load measured: measured up to 1, projected up to 1.25, speculative up to 2; beyond
 * that refused, without a number.
 */
export const projectionLabelSchema = z.enum(['measured', 'projected', 'speculative', 'refused']);
export type ProjectionLabel = z.infer<typeof projectionLabelSchema>;

/** A number that a model, or a measurement, gives, never without its range and its label. */
export const projectionSchema = z.object({
  /** Null only where it is refused. */
  value: z.number().nullable(),
  low: z.number().nullable(),
  /** Null where the range is open above. */
  high: z.number().nullable(),
  /** Coverage of [low, high]. */
  confidence: z.number().min(0).max(1),
  label: projectionLabelSchema,
  /** Its load over the highest load measured; null where that cannot be said. */
  ratio: z.number().nullable(),
  /** Why it is refused or worth less than its label, worst first. */
  reasons: z.array(factReasonSchema),
});
export type Projection = z.infer<typeof projectionSchema>;
