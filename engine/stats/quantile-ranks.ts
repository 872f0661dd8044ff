import { binomialQuantile } from './binomial.ts';
import { normal975 } from './wilson.ts';

/** Beyond a thousand million observations the binomial is taken as normal: the ranks are a few off, of millions. */
const mostExact = 1e9;

/**
 * The ranks, 1 to n, of the two order statistics that enclose the q-quantile with at least 95 %
 * confidence whatever the distribution, with at most 2.5 % on either side (Hahn and Meeker, Statistical
 * Intervals, 1991, section 5.2; Conover, Practical Nonparametric Statistics, section 3.2). Null on a side on which n is too
 * small for a bound. For independent observations: those of a load test are not, so it is the least an
 * interval may be.
 *
 * @throws RangeError unless n is a positive integer and 0 < q < 1.
 */
export function quantileRanks(n: number, q: number): { low: number | null; high: number | null } {
  const normal = normal975 * Math.sqrt(n * q * (1 - q));
  const low = n > mostExact ? Math.floor(n * q - normal) : binomialQuantile(0.025, n, q);
  const high = n > mostExact ? Math.ceil(n * q + normal) + 1 : binomialQuantile(0.975, n, q) + 1;
  return { low: low < 1 ? null : low, high: high > n ? null : high };
}
