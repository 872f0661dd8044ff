import type { Histogram } from '../model/measurement.ts';
import { bucketIndexOf, highestValue, middleOf } from './buckets.ts';

export { decodeHistogram, encodeHistogram } from './histogram-codec.ts';

export const emptyHistogram: Histogram = { indices: new Int32Array(0), counts: new Float64Array(0), total: 0 };

/** A histogram of integers; what lies outside 0 to 600,000,000 is counted at the nearer end. */
export function histogramOf(values: readonly number[]): Histogram {
  const indices = Int32Array.from(values, (value) => bucketIndexOf(Math.min(Math.max(value, 0), highestValue))).sort();
  const counts = new Float64Array(indices.length).fill(1);
  return mergeHistograms([{ indices, counts, total: indices.length }]);
}

/** The sum of histograms, exact: merging never loses precision that recording had. */
export function mergeHistograms(histograms: readonly Histogram[]): Histogram {
  let least = Number.POSITIVE_INFINITY;
  let greatest = -1;
  let total = 0;
  let buckets = 0;
  for (const { indices, total: part } of histograms) {
    total += part;
    buckets += indices.length;
    least = Math.min(least, indices[0] ?? least);
    greatest = Math.max(greatest, indices.at(-1) ?? greatest);
  }
  if (greatest < 0) return emptyHistogram;
  if (buckets * sparseFactor < greatest - least) return mergeSparse(histograms, buckets, total);
  const dense = new Float64Array(greatest - least + 1);
  for (const histogram of histograms) addTo(dense, least, histogram);
  return compact(dense, least, total);
}

/** So many times fewer buckets than lie between the first and the last are sorted rather than laid out. */
const sparseFactor = 16;
const placeLimit = 2 ** 32;

function mergeSparse(histograms: readonly Histogram[], buckets: number, total: number): Histogram {
  const order = new Float64Array(buckets);
  const all = new Float64Array(buckets);
  let place = 0;
  for (const { indices, counts } of histograms) {
    for (let position = 0; position < indices.length; position++) {
      order[place] = (indices[position] ?? 0) * placeLimit + place;
      all[place++] = counts[position] ?? 0;
    }
  }
  const indices = new Int32Array(buckets);
  const counts = new Float64Array(buckets);
  let length = 0;
  for (const key of order.sort()) {
    const index = Math.floor(key / placeLimit);
    if (length === 0 || indices[length - 1] !== index) indices[length++] = index;
    counts[length - 1] = (counts[length - 1] ?? 0) + (all[key % placeLimit] ?? 0);
  }
  return { indices: indices.slice(0, length), counts: counts.slice(0, length), total };
}

function addTo(dense: Float64Array, least: number, { indices, counts }: Histogram): void {
  for (let position = 0; position < indices.length; position++) {
    const at = (indices[position] ?? 0) - least;
    dense[at] = (dense[at] ?? 0) + (counts[position] ?? 0);
  }
}

function compact(dense: Float64Array, least: number, total: number): Histogram {
  let length = 0;
  for (const count of dense) if (count > 0) length++;
  const indices = new Int32Array(length);
  const counts = new Float64Array(length);
  let position = 0;
  for (let at = 0; at < dense.length; at++) {
    const count = dense[at] ?? 0;
    if (count === 0) continue;
    indices[position] = at + least;
    counts[position++] = count;
  }
  return { indices, counts, total };
}

/**
 * The quantile of the recorded integers, q from 0 to 1; NaN for an empty histogram.
 *
 * Rank 1 + q(n - 1), interpolated between its two neighbours (Hyndman and Fan 1996, type 7), which is
 * what k6 prints; each observation stands at the middle of its bucket, so the result is within 0.05 %
 * of the quantile of the exact values. HdrHistogram's own `getValueAtPercentile` takes the observation
 * of rank ceil(q n) at the upper end of its bucket, up to 0.1 % higher.
 */
export function quantileOf(histogram: Histogram, q: number): number {
  const { total } = histogram;
  if (total === 0) return Number.NaN;
  const position = Math.min(Math.max(q, 0), 1) * (total - 1);
  const below = Math.floor(position);
  const lower = orderStatistic(histogram, below + 1);
  const upper = position === below ? lower : orderStatistic(histogram, below + 2);
  return lower === upper ? lower : lower + (upper - lower) * (position - below);
}

/** The observation of a rank, 1 being the least and `total` the greatest, at the middle of its bucket; NaN for an empty histogram. */
export function orderStatistic({ indices, counts }: Histogram, rank: number): number {
  let seen = 0;
  for (let position = 0; position < indices.length; position++) {
    seen += counts[position] ?? 0;
    if (seen >= rank) return middleOf(indices[position] ?? 0);
  }
  const last = indices.at(-1);
  return last === undefined ? Number.NaN : middleOf(last);
}
