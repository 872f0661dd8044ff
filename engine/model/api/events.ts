import { z } from 'zod';
import { jobSchema } from './job.ts';
import { liveStateSchema } from './live.ts';

/**
 * What `/api/events` streams, as server-sent events named by `event`, numbered so that a reader who was cut off goes on after Last-Event-ID. `reset` is sent when
 * what was missed is no longer there: everything shown must be asked for again.
 */
export const apiEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('job'), data: jobSchema.omit({ live: true }) }),
  z.object({ event: z.literal('live'), data: z.object({ job: z.string(), live: liveStateSchema }) }),
  /** Something stored is new or changed. */
  z.object({ event: z.literal('stored'), data: z.object({ what: z.enum(['runs', 'campaigns', 'baselines', 'notes', 'project']) }) }),
  z.object({ event: z.literal('reset'), data: z.object({}) }),
]);
export type ApiEvent = z.infer<typeof apiEventSchema>;
