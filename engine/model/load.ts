import { z } from 'zod';

/** A part of the load profile, on the clock of the load (second 0 is the first planned user). Users and rate are those at its end; a plateau has them throughout. */
export const loadStepSchema = z.object({
  index: z.int().min(0),
  kind: z.enum(['ramp', 'plateau']),
  /** `hold` is the plateau targets are judged in; `second-opinion` replays its rate as open arrivals. */
  role: z.enum(['ramp', 'warm-up', 'step', 'hold', 'second-opinion']),
  fromS: z.number().min(0),
  toS: z.number().min(0),
  /** Planned closed users, or null in an open step. */
  users: z.number().min(0).nullable(),
  /** Planned journeys started per second, or null in a closed step. */
  arrivalRate: z.number().min(0).nullable(),
});
export type LoadStep = z.infer<typeof loadStepSchema>;
