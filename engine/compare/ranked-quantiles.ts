import { beyond } from '../measure/buckets.ts';
import { mergeHistograms, quantileOf } from '../measure/histogram.ts';
import { pool, type Selection } from '../measure/pool.ts';
import type { Histogram, Measurement, Tags } from '../model/measurement.ts';

/** The fewest samples a quantile may come from. */
export type SampleRule = (q: number) => number;

/**
 * Quantiles of a trend, failures ranked above everything that did not fail, as targets rank them: a request that fails fast
 * is no improvement. Those with too few samples are left out, and those that fall among failures, which have no value.
 */
export function rankedQuantiles(
  measurement: Measurement,
  selection: Selection,
  quantiles: Readonly<Record<string, number>>,
  samplesFor: SampleRule,
): Record<string, number> {
  const where = (failed: boolean) => (tags: Tags) => (selection.where?.(tags) ?? true) && (tags.expected_response === 'false') === failed;
  const { histogram, scale, min, max } = pool(measurement, { ...selection, where: where(false) });
  const failed = pool(measurement, { ...selection, where: where(true) }).count;
  const all = mergeHistograms([...(histogram ? [histogram] : []), neverEnded(failed)]);
  return Object.fromEntries(
    Object.entries(quantiles).flatMap(([name, q]): [string, number][] => {
      const value = all.total >= samplesFor(q) ? quantileOf(all, q) / scale : Number.NaN;
      return Number.isFinite(value) ? [[name, Math.min(Math.max(value, min), max)]] : [];
    }),
  );
}

function neverEnded(count: number): Histogram {
  const has = count > 0;
  return { indices: Int32Array.from(has ? [beyond] : []), counts: Float64Array.from(has ? [count] : []), total: count };
}
