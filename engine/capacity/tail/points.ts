import type { Estimate } from '../../model/estimate.ts';
import { standardErrorOf } from '../fit/deviation.ts';
import { plateauSpread } from '../fit/weights.ts';

/** One plateau as tail models see it; ms, requests per second. */
export interface TailPoint {
  readonly throughput: number;
  readonly concurrency: number;
  /** The statistic that is modelled: a quantile of the latency, or its mean. */
  readonly ms: number;
  /** Mean latency, where it helps to tell the service from the wait; null where the statistic is itself the mean. */
  readonly meanMs: number | null;
  /** Deviations of the logarithms of both, for weighing; 1 where a plateau does not tell them. */
  readonly deviation: number;
  readonly meanDeviation: number;
  /** Error of the throughput, as a share; 0 where it is not told. */
  readonly loadError: number;
}

/** Statistics of a latency that a queue predicts: a quantile, 0..1, or the mean. */
export type TailStatistic = number | 'mean';

/** Deviation of the logarithm of what a plateau measured: its own error, and the spread between plateaus. Null without an interval. */
export function logDeviationOf(estimate: Estimate): number | null {
  const error = standardErrorOf(estimate);
  return error === null || estimate.value <= 0 ? null : Math.hypot(error / estimate.value, plateauSpread);
}
