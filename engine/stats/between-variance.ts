import { meanOf } from './spread.ts';

/**
 * The variance between groups beyond what the values within them make: (MS_between - MS_within) / n0, n0 = (N - sum n^2 / N) / (g - 1),
 * at least 0 (one-way random effects; Searle, Casella and McCulloch, Variance Components, 1992, section 3.6). Null with fewer than
 * two groups, or when no group has two values.
 */
export function betweenVariance(groups: readonly (readonly number[])[]): number | null {
  const filled = groups.filter(({ length }) => length > 0);
  const values = filled.flat();
  const within = values.length - filled.length;
  if (filled.length < 2 || within < 1) return null;
  const mean = meanOf(values);
  let betweenSquares = 0;
  let withinSquares = 0;
  let squaredSizes = 0;
  for (const group of filled) {
    const own = meanOf(group);
    betweenSquares += group.length * (own - mean) ** 2;
    withinSquares += group.reduce((sum, value) => sum + (value - own) ** 2, 0);
    squaredSizes += group.length ** 2;
  }
  const size = (values.length - squaredSizes / values.length) / (filled.length - 1);
  return Math.max(0, (betweenSquares / (filled.length - 1) - withinSquares / within) / size);
}
