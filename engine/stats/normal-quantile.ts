import jstat from 'jstat';

/**
 * The value that a standard normal variable stays below with probability `p`: the distribution function halved to its inverse, ten digits.
 *
 * @throws RangeError unless 0 < p < 1.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability must lie between 0 and 1, not ${p}`);
  let [low, high] = [-40, 40];
  while (high - low > 1e-11) {
    const middle = (low + high) / 2;
    if (jstat.normal.cdf(middle, 0, 1) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
