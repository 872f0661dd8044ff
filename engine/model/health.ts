import { z } from 'zod';
import { estimateSchema } from './estimate.ts';

/** Whether the generator itself kept time. Reasons are codes; `reports/words` makes sentences of them. */
export const generatorHealthSchema = z.object({
  validity: z.enum(['valid', 'invalid', 'unknown']),
  reasons: z.array(
    z.object({
      code: z.enum([
        'late-ticker',
        'too-few-users-for-rate',
        'load-not-reached',
        'generator-cpu',
        'generator-busy',
        'stock-k6',
        'no-lateness-data',
        'samples-dropped',
        'no-load',
      ]),
      /** Whether this reason alone makes the run invalid; otherwise it is shown as a caution. */
      invalidates: z.boolean(),
      facts: z.record(z.string(), z.union([z.number(), z.string()])),
    }),
  ),
  /** p99 of the 10 ms ticker's lateness within the judged steps, ms; null without the recorder. */
  lateness: estimateSchema.nullable(),
  /** Greatest p99 of one second, ms. */
  worstLatenessMs: z.number().nullable(),
  droppedIterations: z.int().min(0),
  /** Share of the generator's cores used by k6 and the browser, 0..1; null where it was not read. */
  cpu: z.number().nullable(),
  /** Generator and target share this machine. */
  coLocated: z.boolean(),
});
export type GeneratorHealth = z.infer<typeof generatorHealthSchema>;
