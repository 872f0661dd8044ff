/** Median of paired ratios with its distribution-free 95 % interval (binomial order statistics; Conover, Practical Nonparametric Statistics, 3.2). */
export interface PairedRatio {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
}

export function pairedRatio(ratios: readonly number[]): PairedRatio {
  const sorted = [...ratios].sort((a, b) => a - b);
  const n = sorted.length;
  if (n < 6) throw new RangeError('A 95 % interval of a median needs at least 6 pairs.');
  const at = (index: number) => sorted[Math.min(n - 1, Math.max(0, index))] ?? Number.NaN;
  let outside = 0;
  let rank = 0;
  for (let below = 0, chance = 0.5 ** n; outside + chance <= 0.025; below++) {
    outside += chance;
    rank = below + 1;
    chance *= (n - below) / (below + 1);
  }
  return { median: median(sorted), low: at(rank - 1), high: at(n - rank), pairs: n };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
