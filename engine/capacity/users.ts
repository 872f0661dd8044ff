import type { LoadPoint } from '../model/load-point.ts';
import type { FactReason, Projection } from '../model/projection.ts';
import { counts } from './counted.ts';
import { mapProjection } from './projections.ts';

/** One journey: its requests, all its thinking (ms), and the least time from start to start (s). */
export type JourneyShape = NonNullable<LoadPoint['journey']>;

/** Mean response time, ms, at a throughput in requests per second; null where nobody knows it. The mean and never a percentile: Little's law is about means. */
export type MeanMsAt = (throughput: number) => number | null;

/** What a journey of all counted points is made of: the mean over the points that know it. Null where none does. */
export function journeyOf(points: readonly LoadPoint[]): JourneyShape | null {
  const known = points.filter(counts).flatMap(({ journey }) => journey ?? []);
  if (known.length === 0) return null;
  const mean = (of: (journey: JourneyShape) => number) => known.reduce((sum, journey) => sum + of(journey), 0) / known.length;
  const paced = known.some(({ pacingS }) => pacingS !== null);
  return {
    requests: mean(({ requests }) => requests),
    thinkMs: mean(({ thinkMs }) => thinkMs),
    pacingS: paced ? mean(({ pacingS }) => pacingS ?? 0) : null,
  };
}

/** Seconds from the start of a user's journey to the start of its next one: sum(R + Z), and what is left of the pacing after that. */
export function journeySeconds(journey: JourneyShape, meanMs: number): number {
  const busyS = (journey.requests * meanMs + journey.thinkMs) / 1000;
  const pauseS = Math.max(0, (journey.pacingS ?? 0) - busyS);
  return busyS + pauseS;
}

/**
 * Closed users whose journeys make a rate: N = journeys/s x (sum(R + Z) + pacing pause), Little's law over a user's whole round (Denning and Buzen,
 * The operational analysis of queueing network models, ACM Computing Surveys 10, 1978: the interactive response time formula). Null where the mean response time is not known.
 */
export function usersForJourneys(given: {
  readonly journeysPerSecond: number;
  readonly meanMsAt: MeanMsAt;
  readonly journey: JourneyShape;
}): number | null {
  const { journeysPerSecond, meanMsAt, journey } = given;
  const meanMs = meanMsAt(journeysPerSecond * journey.requests);
  return meanMs === null ? null : journeysPerSecond * journeySeconds(journey, meanMs);
}

const mostJourneysPerSecond = 1e9;
const mostHalvings = 200;
const closeEnough = 1e-6;

/**
 * The journeys per second that so many closed users make, the inverse of `usersForJourneys`. Response time depends on the rate and the rate on it; since
 * users rise with the rate, the rate is bracketed and halved, which cannot run away as substituting can. Null where no rate with a known response
 * time has so many users: the system is full before.
 */
export function journeysForUsers(given: {
  readonly users: number;
  readonly meanMsAt: MeanMsAt;
  readonly journey: JourneyShape;
}): number | null {
  const { users, meanMsAt, journey } = given;
  if (users <= 0) return 0;
  const usersAtRate = (journeysPerSecond: number) => usersForJourneys({ journeysPerSecond, meanMsAt, journey });
  const isPast = (at: number | null) => at === null || at >= users;
  let low = 0;
  let high = 1;
  while (!isPast(usersAtRate(high))) {
    low = high;
    high *= 2;
    if (high > mostJourneysPerSecond) return null;
  }
  for (let halving = 0; halving < mostHalvings && high - low > high * 1e-13; halving++) {
    const middle = (low + high) / 2;
    if (isPast(usersAtRate(middle))) high = middle;
    else low = middle;
  }
  const reached = usersAtRate(high) ?? usersAtRate(low);
  if (reached === null) return null;
  // A step of the response time (where measured and fitted meet) may jump over the number of users: then the rate at the step is the answer.
  const known = usersAtRate(high) !== null;
  return known || Math.abs(reached - users) <= closeEnough * users ? high : null;
}

const unknownLatency: FactReason = { code: 'no-latency', facts: {} };

/** A throughput, with its range and label, in closed users. */
export function usersAt(throughput: Projection, journey: JourneyShape, meanMsAt: MeanMsAt): Projection {
  return mapProjection(
    throughput,
    (rate) => usersForJourneys({ journeysPerSecond: rate / journey.requests, meanMsAt, journey }),
    unknownLatency,
  );
}
