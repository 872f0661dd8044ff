import { z } from 'zod';
import { queueSummarySchema } from './summary.ts';

const measured = z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() });

/** One run against the queue: what theory says, what the driver measured, what the queue itself saw meanwhile. */
export const queueOutcomeSchema = z.object({
  condition: z.string(),
  /** Runs before this one that were thrown away unseen, because their generator was disturbed. */
  disturbed: z.int(),
  driver: z.enum(['k6', 'autocannon']),
  theory: z.object({ meanMs: z.number(), p95Ms: z.number(), utilisation: z.number() }),
  measured: z.object({
    mean: measured,
    p95: measured,
    requests: z.int(),
    perSecond: z.number(),
    failed: z.number(),
    validity: z.enum(['valid', 'invalid', 'unknown']),
  }),
  queue: queueSummarySchema,
  /** What a ladder concludes of the plateau: L against X R as its probes see it, service demand of the servers by the utilisation law, and why it would be left out. */
  plateau: z.object({ littleDifference: z.number().nullable(), demandMs: z.number().nullable(), excluded: z.array(z.string()) }),
});
export type QueueOutcome = z.infer<typeof queueOutcomeSchema>;

/** How far a measured value is from theory, as a share of it. */
export const missOf = (measured: number, theory: number): number => measured / theory - 1;

/** Little's law: requests in flight as the queue counted them, against throughput times mean response as the driver measured both; as a share. */
export const littleMiss = ({ measured, queue }: QueueOutcome): number =>
  queue.inFlight / ((measured.perSecond * measured.mean.value) / 1000) - 1;

/** Arrivals are as irregular as a Poisson process at every time scale, neither more nor less. */
export const poissonArrivals = ({ queue }: QueueOutcome): boolean =>
  queue.dispersions.every(({ index, low, high }) => index >= low && index <= high);
