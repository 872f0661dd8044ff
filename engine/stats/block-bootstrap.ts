import type { Random } from './random.ts';

/** Start positions of the blocks that make up one resample; each block is `length` positions long, the last one cut so that there are n in all. */
export interface Resample {
  readonly starts: readonly number[];
  readonly length: number;
  readonly n: number;
}

/** The block length for a series of n steps with this autocorrelation time: at least twice the time (shorter blocks tear the dependence apart), at least the cube root of n (Hall, Horowitz and Jing, Biometrika 82, 1995), at most a quarter of n. */
export function blockLength(n: number, autocorrelationTime: number): number {
  const wanted = Math.max(Math.ceil(2 * autocorrelationTime), Math.ceil(Math.cbrt(n)));
  return Math.max(1, Math.min(wanted, Math.floor(n / 4)));
}

/**
 * The 95 % percentile interval of a statistic by the moving-block bootstrap (Künsch, Annals of
 * Statistics 17, 1989): blocks of consecutive steps are drawn with replacement until there are n.
 * Not-a-number results of a resample are left out; null when fewer than half are numbers.
 *
 * @throws RangeError unless 1 <= block <= n.
 */
export function blockBootstrapInterval(
  { n, block, replicates, random }: { n: number; block: number; replicates: number; random: Random },
  statistic: (resample: Resample) => number,
): { low: number; high: number } | null {
  if (!(block >= 1 && block <= n)) throw new RangeError(`a block of ${block} does not fit ${n} steps`);
  const starts = new Array<number>(Math.ceil(n / block)).fill(0);
  const results: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let at = 0; at < starts.length; at++) starts[at] = Math.floor(random() * (n - block + 1));
    const result = statistic({ starts, length: block, n });
    if (!Number.isNaN(result)) results.push(result);
  }
  if (results.length < replicates / 2) return null;
  results.sort((a, b) => a - b);
  const at = (share: number) => results[Math.min(results.length - 1, Math.floor(share * results.length))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

/** Sum of a series over a resample, from its running sums: `running[i]` is the sum of the first i values. */
export function resampledSum(running: ArrayLike<number>, { starts, length, n }: Resample, offset = 0): number {
  let sum = 0;
  let left = n;
  for (const start of starts) {
    const taken = Math.min(length, left);
    sum += (running[offset + start + taken] ?? 0) - (running[offset + start] ?? 0);
    left -= taken;
  }
  return sum;
}
