/** Starts that leave fewer batches than this are not tried: their variance says nothing. */
const leastBatches = 5;

/**
 * Where the steady part of a series of batch means begins, by the marginal standard error rule (MSER;
 * White, Simulation 69, 1997; MSER-5 where a batch is five observations): of all starts d, the one with
 * the least sum (y - mean)^2 / (n - d)^2 over what remains.
 *
 * Returns how many batches to leave out, or null when there are fewer than five or the best start lies
 * beyond half of them: then there is no steady state.
 */
export function mserCut(means: readonly number[]): number | null {
  const n = means.length;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  let mean = 0;
  let squares = 0;
  // Backwards, so that each start takes one step of Welford's update.
  for (let start = n - 1; start >= 0; start--) {
    const count = n - start;
    const value = means[start] ?? 0;
    const deviation = value - mean;
    mean += deviation / count;
    squares += deviation * (value - mean);
    const statistic = squares / count ** 2;
    if (count >= leastBatches && statistic <= least) {
      least = statistic;
      best = start;
    }
  }
  return best === null || best > n / 2 ? null : best;
}
