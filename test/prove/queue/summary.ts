import { z } from 'zod';
import { dispersions } from './dispersion.ts';
import type { Visit } from './stations.ts';

/** A visit, and when its answer was sent; null while it is not. */
export interface AnsweredVisit extends Visit {
  answeredAt: number | null;
}

/** What the queue itself saw in a stretch of time. Nothing of it comes from a client. */
export const queueSummarySchema = z.object({
  seconds: z.number(),
  arrivals: z.int(),
  perSecond: z.number(),
  dispersions: z.array(z.object({ widthMs: z.number(), bins: z.int(), index: z.number(), low: z.number(), high: z.number() })),
  /** Service times drawn: mean, ms, and coefficient of variation. */
  serviceMs: z.number(),
  serviceVariation: z.number(),
  /** From arrival to the planned end of service, ms. */
  meanMs: z.number(),
  p95Ms: z.number(),
  /** From the planned end to the answer, ms. */
  lateMs: z.object({ mean: z.number(), p99: z.number() }),
  /** Time averages: visits from arrival to answer, and share of the servers that worked. */
  inFlight: z.number(),
  utilisation: z.number(),
});
export type QueueSummary = z.infer<typeof queueSummarySchema>;

const widthsMs = [10, 100, 1000, 5000];

/** Sums up visits of [from, to), times in ms; null when nobody came. */
export function summaryOf(visits: readonly AnsweredVisit[], servers: number, fromMs: number, toMs: number): QueueSummary | null {
  const inside = visits.filter(({ arrivedAt }) => arrivedAt >= fromMs && arrivedAt < toMs);
  if (inside.length === 0) return null;
  const lengthMs = toMs - fromMs;
  const share = (from: (visit: AnsweredVisit) => number, to: (visit: AnsweredVisit) => number) =>
    visits.reduce((sum, visit) => sum + Math.max(0, Math.min(to(visit), toMs) - Math.max(from(visit), fromMs)), 0) / lengthMs;
  const services = inside.map(({ startsAt, endsAt }) => endsAt - startsAt);
  const serviceMs = meanOf(services);
  const responses = inside.map(({ arrivedAt, endsAt }) => endsAt - arrivedAt);
  const late = inside.flatMap(({ endsAt, answeredAt }) => (answeredAt === null ? [] : [answeredAt - endsAt]));
  return {
    seconds: lengthMs / 1000,
    arrivals: inside.length,
    perSecond: (1000 * inside.length) / lengthMs,
    dispersions: dispersions(
      inside.map(({ arrivedAt }) => arrivedAt),
      fromMs,
      toMs,
      widthsMs,
    ),
    serviceMs,
    serviceVariation: Math.sqrt(meanOf(services.map((service) => (service - serviceMs) ** 2))) / serviceMs,
    meanMs: meanOf(responses),
    p95Ms: quantileOf(responses, 0.95),
    lateMs: { mean: meanOf(late), p99: quantileOf(late, 0.99) },
    inFlight: share(
      ({ arrivedAt }) => arrivedAt,
      ({ answeredAt }) => answeredAt ?? toMs,
    ),
    utilisation:
      share(
        ({ startsAt }) => startsAt,
        ({ endsAt }) => endsAt,
      ) / servers,
  };
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function quantileOf(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0;
}
