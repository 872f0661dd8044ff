import { quantileEstimates } from '../measure/estimate.ts';
import { pool, type Selection } from '../measure/pool.ts';
import type { Estimate } from '../model/estimate.ts';
import type { Measurement } from '../model/measurement.ts';

export interface Percentiles {
  readonly p50: Estimate | null;
  readonly p95: Estimate | null;
  readonly p99: Estimate | null;
}

/** The percentiles that are shown everywhere, each null where it has too few samples. */
export function percentilesOf(measurement: Measurement, selection: Selection): Percentiles {
  const [p50 = null, p95 = null, p99 = null] = quantileEstimates(measurement, selection, [0.5, 0.95, 0.99]);
  return { p50, p95, p99 };
}

/** The mean of a trend, or the share of trues of a rate; null without observations. */
export function meanOf(measurement: Measurement, selection: Selection): number | null {
  const { count, sum } = pool(measurement, selection);
  return count > 0 ? sum / count : null;
}
