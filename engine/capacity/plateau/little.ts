import type { LoadPoint } from '../../model/load-point.ts';

type Little = NonNullable<LoadPoint['little']>;

/** The greatest difference that is called agreement: as a share, and in time a request, which the generator's clock and the kernel's queues take of any. */
const tolerance = { share: 0.05, ms: 1 };

/**
 * Little's law L = X R (Operations Research 9, 1961), L as the target counts it and X and R as the generator does: where they differ, one of the two
 * counts what the other does not. Time outside of the target (`pathMs`: the way there and back) is no part of L; a ladder takes it from its lightest
 * plateau, for which it is null and which can then only be caught counting more than was sent. Null where the target counts nothing.
 */
export function littleOf(given: {
  readonly counted: number | null;
  readonly requestsPerSecond: number;
  readonly meanMs: number | null;
  readonly pathMs: number | null;
}): Little | null {
  const { counted, requestsPerSecond, meanMs, pathMs } = given;
  if (counted === null || meanMs === null || requestsPerSecond <= 0) return null;
  const expected = (requestsPerSecond * Math.max(0, meanMs - (pathMs ?? 0))) / 1000;
  if (!(expected > 0)) return null;
  const difference = (counted - expected) / expected;
  const missedMs = (Math.abs(counted - expected) / requestsPerSecond) * 1000;
  const agrees = Math.abs(difference) <= tolerance.share || missedMs <= tolerance.ms;
  return { counted, expected, difference, holds: agrees || (pathMs === null && difference < 0) };
}

/** Milliseconds a request spends outside of the target, of the plateau that defines it; null where the target counts nothing. */
export function pathOf({ little, throughput, errorRate }: Pick<LoadPoint, 'little' | 'throughput' | 'errorRate'>): number | null {
  const answered = throughput.value / (1 - Math.min(0.99, errorRate ?? 0));
  if (little === null || !(answered > 0)) return null;
  return Math.max(0, ((little.expected - little.counted) / answered) * 1000);
}
