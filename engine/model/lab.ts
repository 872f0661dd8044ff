import { z } from 'zod';
import { estimateSchema } from './estimate.ts';

/** Medians of the visits of one page with one profile, and what its vitals are owed to. */
export const labRowSchema = z.object({
  page: z.string(),
  profile: z.string(),
  view: z.enum(['first', 'repeat']),
  visits: z.int(),
  failed: z.int(),
  metrics: z.array(
    z.object({
      metric: z.string(),
      /** From five visits on; its 95 % interval, by ranks, from six. */
      median: estimateSchema.nullable(),
      samples: z.int(),
      rating: z.enum(['good', 'needs-improvement', 'poor']).nullable(),
    }),
  ),
  /** The element that most visits owe a vital to, in how many of them, and the medians of its parts, ms. */
  owed: z.array(z.object({ metric: z.string(), element: z.string().nullable(), visits: z.int(), parts: z.record(z.string(), z.number()) })),
  largestScript: z.string().nullable(),
  picture: z.string().nullable(),
});
export type LabRow = z.infer<typeof labRowSchema>;
