import { mergeHistograms, quantileOf } from '../../../engine/measure/histogram.ts';
import type { Histogram } from '../../../engine/model/measurement.ts';
import { createRandom, type Random } from '../../../engine/stats/random.ts';
import type { Rule } from '../recorded/recorded.ts';
import { normal } from '../synthetic/variates.ts';
import { pooled } from './pooled.ts';

const quantile = 0.95;
const replicates = 1000;
const significance = 0.05;
/** Changes within it do not count, as in criterion. */
const noiseThreshold = 0.01;
const seed = 1;

/**
 * As criterion judges benchmarks (bheisler.github.io/criterion.rs, "Analysis process"): resample single measurements with
 * replacement; a change counts when p < .05 under the pooled resampling and its 95 % interval lies beyond the noise threshold.
 * The statistic is the p95 that a gate is about, where criterion takes the mean.
 */
export const bootstrapOnRequests: Rule = ({ base, head }) => {
  const random = createRandom(seed);
  const [before, after] = [pooled(base), pooled(head)];
  const together = mergeHistograms([before, after]);
  const observed = Math.log(quantileOf(after, quantile) / quantileOf(before, quantile));
  let extreme = 0;
  const changes: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    const chance = Math.log(resampledQuantile(together, after.total, random) / resampledQuantile(together, before.total, random));
    if (Math.abs(chance) >= Math.abs(observed)) extreme++;
    changes.push(resampledQuantile(after, after.total, random) / resampledQuantile(before, before.total, random) - 1);
  }
  changes.sort((a, b) => a - b);
  const low = changes[Math.floor(0.025 * replicates)] ?? Number.NaN;
  return extreme / replicates < significance && low > noiseThreshold;
};

/**
 * The quantile of n values drawn with replacement, without drawing them: the k-th of n uniform values is Beta(k, n + 1 - k), and
 * the quantile of the resample is the histogram's at that share.
 */
function resampledQuantile(histogram: Histogram, n: number, random: Random): number {
  const k = Math.ceil(quantile * n);
  const below = gamma(k, random);
  return quantileOf(histogram, below / (below + gamma(n + 1 - k, random)));
}

/** A gamma value of unit scale, shape at least 1 (Marsaglia and Tsang, ACM TOMS 26, 2000). */
export function gamma(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
