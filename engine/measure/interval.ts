import type { Histogram } from '../model/measurement.ts';
import { autocorrelationTime } from '../stats/autocorrelation.ts';
import { blockBootstrapInterval, blockLength, type Resample, resampledSum } from '../stats/block-bootstrap.ts';
import { quantileRanks } from '../stats/quantile-ranks.ts';
import { createRandom } from '../stats/random.ts';
import { middleOf } from './buckets.ts';
import { orderStatistic, quantileOf } from './histogram.ts';

/** Two ends of a 95 % interval, null where the data cannot carry one. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** Fewest windows whose dependence can be seen; below, observations are taken as independent. */
const leastWindows = 20;
const replicates = 400;
const seed = 1;
/** Buckets on either side of the quantile that are kept apart; farther out eight are taken together. */
const fineBuckets = 256;
const coarseStep = 8;

/**
 * The 95 % interval of a pooled quantile, in histogram integers. Seconds are resampled in blocks at
 * least as long as twice the time over which the share of slow observations stays correlated
 * (`stats/block-bootstrap`), since the requests of a second share its fate; an interval narrower than
 * that of independent observations (`stats/quantile-ranks`) is widened to it.
 */
export function quantileInterval(windows: readonly Histogram[], merged: Histogram, q: number): Interval {
  if (merged.total === 0) return { low: null, high: null };
  const ranks = quantileRanks(merged.total, q);
  const low = ranks.low === null ? null : orderStatistic(merged, ranks.low);
  const high = ranks.high === null ? null : orderStatistic(merged, ranks.high);
  if (windows.length < leastWindows) return { low, high };
  const limit = quantileOf(merged, q);
  const bootstrap = resample(shareAbove(windows, limit), quantileOfResample(windows, merged, q));
  return hull({ low, high }, bootstrap);
}

/** The 95 % interval of sum over count, windows resampled in blocks and never narrower than `independent`. */
export function ratioInterval(sums: readonly number[], counts: readonly number[], independent: Interval): Interval {
  if (counts.length < leastWindows) return independent;
  const ratios = sums.map((sum, at) => sum / (counts[at] ?? 1));
  const runningSums = runningOf(sums);
  const runningCounts = runningOf(counts);
  const bootstrap = resample(ratios, (drawn) => resampledSum(runningSums, drawn) / resampledSum(runningCounts, drawn));
  return hull(independent, bootstrap);
}

function resample(dependence: readonly number[], statistic: (drawn: Resample) => number): Interval {
  const n = dependence.length;
  const block = blockLength(n, autocorrelationTime(dependence));
  return blockBootstrapInterval({ n, block, replicates, random: createRandom(seed) }, statistic) ?? { low: null, high: null };
}

function hull(inner: Interval, outer: Interval): Interval {
  return {
    low: inner.low === null || outer.low === null ? null : Math.min(inner.low, outer.low),
    high: inner.high === null || outer.high === null ? null : Math.max(inner.high, outer.high),
  };
}

function shareAbove(windows: readonly Histogram[], limit: number): number[] {
  return windows.map(({ indices, counts, total }) => {
    let above = 0;
    for (let at = indices.length - 1; at >= 0 && middleOf(indices[at] ?? 0) > limit; at--) above += counts[at] ?? 0;
    return total > 0 ? above / total : 0;
  });
}

/** For each edge a row of running sums over the windows of what lies at or below it: a resample's quantile is then a search over a few rows, and no histogram is merged. */
function quantileOfResample(windows: readonly Histogram[], merged: Histogram, q: number): (drawn: Resample) => number {
  const edges = edgesAround(merged, q);
  const row = windows.length + 1;
  const running = new Float64Array(edges.length * row);
  for (const [window, { indices, counts }] of windows.entries()) {
    let seen = 0;
    let position = 0;
    for (let at = 0; at < edges.length; at++) {
      const edge = edges[at] ?? 0;
      while (position < indices.length && (indices[position] ?? 0) <= edge) seen += counts[position++] ?? 0;
      running[at * row + window + 1] = (running[at * row + window] ?? 0) + seen;
    }
  }
  const totals = runningOf(windows.map(({ total }) => total));
  return (drawn) => {
    const rank = Math.max(1, Math.ceil(q * resampledSum(totals, drawn)));
    let from = 0;
    let to = edges.length - 1;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (resampledSum(running, drawn, middle * row) >= rank) to = middle;
      else from = middle + 1;
    }
    return middleOf(edges[from] ?? 0);
  };
}

function edgesAround({ indices, counts, total }: Histogram, q: number): number[] {
  let centre = 0;
  for (let seen = counts[0] ?? 0; seen < q * total && centre < indices.length - 1; ) seen += counts[++centre] ?? 0;
  const last = indices.length - 1;
  return [...indices].filter((_, at) => at === last || Math.abs(at - centre) <= fineBuckets || at % coarseStep === 0);
}

function runningOf(values: readonly number[]): Float64Array {
  const running = new Float64Array(values.length + 1);
  values.forEach((value, at) => {
    running[at + 1] = (running[at] ?? 0) + value;
  });
  return running;
}
