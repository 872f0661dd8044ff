import { z } from 'zod';

const measured = z.object({
  validity: z.enum(['valid', 'invalid', 'unknown']),
  reasons: z.array(z.string()),
  latenessP99: z.number().nullable(),
  worstLateness: z.number().nullable(),
  cpu: z.number().nullable(),
  dropped: z.number(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
});

/** A run under a condition, and the run before it with nothing taken away. */
export const healthOutcomeSchema = z.object({ condition: z.string(), fed: measured, starved: measured });
export type HealthOutcome = z.infer<typeof healthOutcomeSchema>;

/** By how much p95 was too high, ms; null where either run has none. */
export function errorMs({ fed, starved }: HealthOutcome): number | null {
  return fed.p95 === null || starved.p95 === null ? null : starved.p95 - fed.p95;
}
