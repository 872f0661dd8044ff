import type { Estimate } from '../model/estimate.ts';
import type { Histogram, Measurement } from '../model/measurement.ts';
import { neededSamples } from '../stats/sample-size.ts';
import { normal975, wilsonInterval } from '../stats/wilson.ts';
import { middleOf } from './buckets.ts';
import { mergeHistograms, quantileOf } from './histogram.ts';
import { type Interval, quantileInterval, ratioInterval } from './interval.ts';
import { type Pooled, type PooledWindow, pool, pooledWindows, type Selection } from './pool.ts';

const confidence = 0.95;
/** Fewest observations for which a mean is taken as normal. */
const leastForMean = 30;

/** Observations that a quantile needs; page views are few, so that vitals are judged from fewer. */
export type SampleRule = (q: number) => number;

/**
 * A quantile (0 to 1) of the selected series in the metric's unit, with its 95 % interval; null with
 * fewer observations than the rule asks for (`stats/sample-size` unless told otherwise).
 */
export function quantileEstimate(measurement: Measurement, selection: Selection, q: number, rule?: SampleRule): Estimate | null {
  return quantileEstimates(measurement, selection, [q], rule)[0] ?? null;
}

/** Several quantiles of one selection: its histograms are decoded once for all. */
export function quantileEstimates(
  measurement: Measurement,
  selection: Selection,
  quantiles: readonly number[],
  rule: SampleRule = neededSamples,
): (Estimate | null)[] {
  const pooled = pool(measurement, selection);
  const wanted = quantiles.map((q) => pooled.count > 0 && pooled.count >= rule(q));
  if (!wanted.includes(true)) return quantiles.map(() => null);
  const windows = histogramsOf(pooledWindows(measurement, selection));
  return quantiles.map((q, at) => (wanted[at] ? quantileOfWindows(windows, pooled, q) : null));
}

/** The quantile of windows already merged. Null where it falls among observations without a value (bucket `beyond`). */
export function quantileOfWindows(
  windows: readonly Histogram[],
  { min, max, scale }: Pick<Pooled, 'min' | 'max' | 'scale'>,
  q: number,
): Estimate | null {
  const merged = mergeHistograms(windows);
  const inUnit = (value: number | null) => (value === null || !Number.isFinite(value) ? null : Math.min(Math.max(value / scale, min), max));
  const value = inUnit(quantileOf(merged, q));
  if (value === null) return null;
  const { low, high } = quantileInterval(windows, merged, q);
  return around(value, { low: inUnit(low), high: inUnit(high) }, merged.total);
}

/** The share of trues of a rate, with its 95 % interval; null without observations. */
export function rateEstimate(measurement: Measurement, selection: Selection): Estimate | null {
  const { count, sum } = pool(measurement, selection);
  if (count === 0) return null;
  return ratio(pooledWindows(measurement, selection), wilsonInterval(sum, count), sum / count, count);
}

/** The mean of a trend in the metric's unit, with its 95 % interval; null without observations. */
export function meanEstimate(measurement: Measurement, selection: Selection): Estimate | null {
  const { count, sum, histogram, scale } = pool(measurement, selection);
  if (count === 0 || !histogram) return null;
  const half = (normal975 * deviationOf(histogram)) / scale / Math.sqrt(count);
  const mean = sum / count;
  const independent = count < leastForMean ? { low: null, high: null } : { low: mean - half, high: mean + half };
  return ratio(pooledWindows(measurement, selection), independent, mean, count);
}

function ratio(windows: readonly PooledWindow[], independent: Interval, value: number, samples: number): Estimate {
  const interval = ratioInterval(
    windows.map(({ sum }) => sum),
    windows.map(({ count }) => count),
    independent,
  );
  return around(value, interval, samples);
}

function around(value: number, { low, high }: Interval, samples: number): Estimate {
  return {
    value,
    low: low === null ? null : Math.min(low, value),
    high: high === null ? null : Math.max(high, value),
    confidence,
    samples,
  };
}

function histogramsOf(windows: readonly PooledWindow[]): Histogram[] {
  return windows.flatMap(({ histogram }) => (histogram && histogram.total > 0 ? [histogram] : []));
}

/** Standard deviation in histogram integers, observations at the middle of their buckets. */
function deviationOf({ indices, counts, total }: Histogram): number {
  let mean = 0;
  for (let at = 0; at < indices.length; at++) mean += (middleOf(indices[at] ?? 0) * (counts[at] ?? 0)) / total;
  let squares = 0;
  for (let at = 0; at < indices.length; at++) squares += (middleOf(indices[at] ?? 0) - mean) ** 2 * (counts[at] ?? 0);
  return Math.sqrt(squares / Math.max(1, total - 1));
}
