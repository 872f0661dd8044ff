import type { LoadPoint } from '../../model/load-point.ts';

type Little = NonNullable<LoadPoint['little']>;

/** The greatest difference that is called agreement: as a share, and in time a request, which the generator's clock and the kernel's queues take of any. */
const tolerance = { share: 0.05, ms: 1 };

/**
 * Little's law L = X R (Operations Research 9, 1961), L as the target counts it and X and R as the generator does: where they differ, one of the two counts what
 * the other does not. Time outside of the target is no part of L: the way there and back, which is the least of that time that any plateau of the ladder had so far
 * (`pathMs`, null for none before), this one's own where that is less. Null where the target counts nothing.
 */
export function littleOf(given: {
  readonly counted: number | null;
  readonly requestsPerSecond: number;
  readonly meanMs: number | null;
  readonly pathMs: number | null;
}): Little | null {
  const { counted, requestsPerSecond, meanMs, pathMs } = given;
  if (counted === null || meanMs === null || requestsPerSecond <= 0 || meanMs <= 0) return null;
  const wayMs = Math.min(pathMs ?? Number.POSITIVE_INFINITY, outsideMs(counted, requestsPerSecond, meanMs));
  const expected = (requestsPerSecond * (meanMs - wayMs)) / 1000;
  if (!(expected > 0)) return null;
  const difference = (counted - expected) / expected;
  const missedMs = (Math.abs(counted - expected) / requestsPerSecond) * 1000;
  return { counted, expected, difference, holds: Math.abs(difference) <= tolerance.share || missedMs <= tolerance.ms };
}

/** Milliseconds a request of a plateau spends outside of the target; null where the target counts nothing. */
export function pathOf({
  little,
  meanMs,
  throughput,
  errorRate,
}: Pick<LoadPoint, 'little' | 'meanMs' | 'throughput' | 'errorRate'>): number | null {
  const answered = throughput.value / (1 - Math.min(0.99, errorRate ?? 0));
  return little === null || meanMs === null || !(answered > 0) ? null : outsideMs(little.counted, answered, meanMs.value);
}

const outsideMs = (counted: number, requestsPerSecond: number, meanMs: number) =>
  Math.max(0, meanMs - (counted / requestsPerSecond) * 1000);
