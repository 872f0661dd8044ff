import { journeyTimes } from '../measure/journey-times.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Target } from '../model/target.ts';
import { quantileAsked } from './actual.ts';
import type { JudgedIn } from './judged-in.ts';
import { isUpperLimit } from './operators.ts';

/** Share of the expected journey rate below which the system has slowed its users down. */
export const leastJourneyRate = 0.95;
/** From p90 on the mean of a distribution that meets the limit lies below it in practice. */
const leastQuantile = 0.9;

/**
 * The journey rate as a share of what it would be if every request took exactly the target latency;
 * null where that cannot be told.
 *
 * Closed users pass a journey every D seconds, so that N of them make N / D a second. With R requests and
 * Z of think time in a journey, the target latency L gives N / (R L + Z). N is the same in both, so the
 * share is (R L + Z) / D over all journeys, each weighted by its passes; pacing is a least D. D holds what latency leaves out:
 * connecting, queueing in the generator, failed and repeated requests. Journeys that record no think
 * time, or hold sockets or pages, are left out.
 */
export function journeyRateShare(
  measurement: Measurement,
  { metric, statistic, operator, expected, scope }: Target,
  { steps, hold }: JudgedIn,
  pacingS: Readonly<Record<string, number>> = {},
): number | null {
  const q = quantileAsked(statistic);
  const pooled = scope.endpoint === undefined && scope.transaction === undefined && scope.tags === undefined;
  if (metric !== 'latency' || q === null || q < leastQuantile || !isUpperLimit(operator) || !pooled || hold?.users == null) return null;
  let expectedMs = 0;
  let measuredMs = 0;
  for (const { journey, passes, durationMs, requests, thinkMs, mixed } of journeyTimes(measurement, steps)) {
    if (mixed || thinkMs === null || requests === 0 || (scope.journey !== undefined && scope.journey !== journey)) continue;
    expectedMs += passes * Math.max(requests * expected + thinkMs, (pacingS[journey] ?? 0) * 1000);
    measuredMs += passes * durationMs;
  }
  return measuredMs > 0 ? expectedMs / measuredMs : null;
}
