import { z } from 'zod';

/** A number with its uncertainty. `low` and `high` are null where the data cannot carry an interval. */
export const estimateSchema = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Coverage of [low, high], such as 0.95. */
  confidence: z.number().min(0).max(1),
  /** Observations behind the value. */
  samples: z.int().min(0),
});
export type Estimate = z.infer<typeof estimateSchema>;
