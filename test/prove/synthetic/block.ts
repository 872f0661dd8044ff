import type { BaselineSeries } from '../../../engine/model/baseline.ts';
import type { Random } from '../../../engine/stats/random.ts';
import { binomial, correlated, scattered } from './variates.ts';
import type { Truth, World } from './world.ts';

/** One side of a block or of a session, second by second: log level of its latencies, and failed requests. */
export interface SideSeconds {
  readonly levels: readonly number[];
  readonly failed: readonly number[];
  readonly requestsPerSecond: number;
}

/** As many as a block of the demo's own gate makes on a side. */
export const requestsPerSecond = 200;
/** Of a side's own variance, what belongs to the session (a fresh process, its memory, its connections) and not to its seconds. */
const sessionShare = 0.5;

/**
 * A side on its own, about a level: what fresh processes make of it (version x session), and seconds that depend on one another.
 * Its mean over the seconds has a standard deviation of about `deviation`.
 */
export function sideSeconds(
  world: World,
  random: Random,
  about: number,
  deviation: number,
  seconds: number,
  session = scattered(random, world.scatter),
  perSecond = requestsPerSecond,
): SideSeconds {
  const own = Math.sqrt(sessionShare) * deviation * session;
  const next = correlated(random, world.scatter, world.correlation);
  const within = Math.sqrt(1 - sessionShare) * deviation * Math.sqrt(seconds / meanInflation(world.correlation, seconds));
  return {
    levels: Array.from({ length: seconds }, () => about + own + within * next()),
    failed: Array.from({ length: seconds }, () => binomial(random, perSecond, world.errorRate)),
    requestsPerSecond: perSecond,
  };
}

/** Variance of the mean of n correlated values, over that of independent ones: 1 + 2 sum (1 - k/n) phi^k. */
export function meanInflation(phi: number, n: number): number {
  let sum = 1;
  for (let lag = 1; lag < n; lag++) sum += 2 * (1 - lag / n) * phi ** lag;
  return sum;
}

/** Log-normal with this deviation: percentiles stand in these proportions to the median. */
export const requestDeviation = 0.5;
export const medianMs = 40;
const z: Readonly<Record<string, number>> = { p50: 0, p90: 1.281551566, p95: 1.644853627, p99: 2.326347874 };

/** What a comparison is told of these seconds of a side, as `blockSeries` tells it of a recorded block. */
export function seriesOfSeconds(
  { levels, failed, requestsPerSecond: rate }: SideSeconds,
  truth: Truth,
  from = 0,
  to = levels.length,
): BaselineSeries[] {
  const count = rate * (to - from);
  const level = levels.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
  const at = (name: string) => (1 + truth.shift) * (name === 'p95' || name === 'p99' ? 1 + truth.tail : 1);
  const quantiles = Object.fromEntries(
    Object.entries(z).map(([name, deviations]) => [name, medianMs * Math.exp(level + requestDeviation * deviations) * at(name)]),
  );
  const errors = failed.slice(from, to).reduce((sum, value) => sum + value, 0);
  const mean = medianMs * Math.exp(level + requestDeviation ** 2 / 2) * (1 + truth.shift);
  return [
    { metric: 'latency', endpoint: null, count, quantiles, mean, rate: null },
    { metric: 'errorRate', endpoint: null, count, quantiles: {}, mean: null, rate: errors / count },
  ];
}
