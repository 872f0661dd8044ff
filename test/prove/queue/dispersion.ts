/** Index of dispersion for counts: variance over mean of the arrivals in bins of a width. 1 at every width for Poisson arrivals, 0 for a lattice. */
export interface Dispersion {
  readonly widthMs: number;
  readonly bins: number;
  readonly index: number;
  /** Bounds within which a Poisson process stays but for one time in ten thousand. */
  readonly low: number;
  readonly high: number;
}

const leastBins = 20;
/** Two-sided normal quantile of one in ten thousand. */
const z = 3.89;

/** Of arrivals in [from, to), at every width that leaves bins enough. Times in ms. */
export function dispersions(arrivals: readonly number[], fromMs: number, toMs: number, widthsMs: readonly number[]): Dispersion[] {
  return widthsMs.flatMap((widthMs) => {
    const bins = Math.floor((toMs - fromMs) / widthMs);
    if (bins < leastBins) return [];
    const counts = new Array<number>(bins).fill(0);
    for (const at of arrivals) {
      const bin = Math.floor((at - fromMs) / widthMs);
      if (bin >= 0 && bin < bins) counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const mean = counts.reduce((sum, count) => sum + count, 0) / bins;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (bins - 1);
    return [{ widthMs, bins, index: variance / mean, ...boundsOf(bins - 1, mean) }];
  });
}

/**
 * Of a Poisson process (n-1) index is nearly chi-square with n-1 degrees (Cox and Lewis, The Statistical Analysis of Series of Events, 1966), a little wider where few arrive
 * in a bin; its quantile by Wilson and Hilferty (PNAS 17, 1931).
 */
function boundsOf(degrees: number, mean: number): { low: number; high: number } {
  const variance = (2 / (9 * degrees)) * (1 + 1 / (2 * mean));
  const at = (quantile: number) => (1 - variance + quantile * Math.sqrt(variance)) ** 3;
  return { low: at(-z), high: at(z) };
}
