import { quantileOfWindows } from '../measure/estimate.ts';
import { pool, type Selection } from '../measure/pool.ts';
import type { Estimate } from '../model/estimate.ts';
import type { Measurement } from '../model/measurement.ts';
import { neededSamples } from '../stats/sample-size.ts';
import { mergeRanked, type Ranked, rankedByEndpoint } from '../targets/ranked.ts';

export interface Percentiles {
  readonly p50: Estimate | null;
  readonly p95: Estimate | null;
  readonly p99: Estimate | null;
}

/**
 * The percentiles that are shown everywhere, failures ranked as targets rank them, so that a table and a verdict never differ.
 * Null with too few samples, and where one falls among failures.
 */
export function percentilesOf({ windows, samples, range }: Ranked): Percentiles {
  const histograms = windows.map(({ histogram }) => histogram);
  const percentile = (q: number) => (samples < neededSamples(q) ? null : quantileOfWindows(histograms, range, q));
  return { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) };
}

/** What a selection saw, ranked. `missed` adds requests that were never sent, by window. */
export function rankedOf(measurement: Measurement, selection: Selection, missed?: ReadonlyMap<number, number>): Ranked {
  return mergeRanked(rankedByEndpoint(measurement, selection).values(), missed);
}

/** The mean of a trend, or the share of trues of a rate; null without observations. */
export function meanOf(measurement: Measurement, selection: Selection): number | null {
  const { count, sum } = pool(measurement, selection);
  return count > 0 ? sum / count : null;
}
