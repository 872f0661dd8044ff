/**
 * An interval for the shift from base to head that holds for any distribution: the order statistics of all differences head -
 * base that the rank test of Mann and Whitney does not reject (Lehmann, Nonparametrics, 1975, section 2.4; Bauer, Journal of the
 * American Statistical Association 67, 1972). Covers at least `confidence`; null when so few values cannot.
 *
 * @throws RangeError when either has no value, or the confidence is not between 0 and 1.
 */
export function rankInterval(base: readonly number[], head: readonly number[], confidence: number): { low: number; high: number } | null {
  if (base.length === 0 || head.length === 0) throw new RangeError('a shift needs values on both sides');
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`no interval covers ${confidence}`);
  const left = greatestRejected(base.length, head.length, (1 - confidence) / 2);
  if (left < 0) return null;
  const differences = head.flatMap((after) => base.map((before) => after - before)).sort((a, b) => a - b);
  return { low: differences[left] ?? Number.NaN, high: differences[differences.length - 1 - left] ?? Number.NaN };
}

/** The greatest U with P(U <= u) <= level under no shift, without ties; -1 when there is none. One in twenty is 5 %, whatever is lost on the way. */
function greatestRejected(base: number, head: number, level: number): number {
  const counts = countsOfU(base, head);
  // By its own formula: in the middle the counts themselves have lost their last digits.
  let total = 1;
  for (let factor = 1; factor <= head; factor++) total *= (base + factor) / factor;
  let below = 0;
  let u = -1;
  while (u + 1 < counts.length && (below + (counts[u + 1] ?? 0)) / total <= level * (1 + 1e-9)) {
    u++;
    below += counts[u] ?? 0;
  }
  return u;
}

/** How many orders of two samples have each U: the coefficients of the Gaussian binomial, product of (1 - x^(a+i)) / (1 - x^i). */
function countsOfU(a: number, b: number): Float64Array {
  const counts = new Float64Array(a * b + 1);
  counts[0] = 1;
  for (let factor = 1; factor <= b; factor++) {
    const step = a + factor;
    for (let at = counts.length - 1; at >= step; at--) counts[at] = (counts[at] ?? 0) - (counts[at - step] ?? 0);
    for (let at = factor; at < counts.length; at++) counts[at] = (counts[at] ?? 0) + (counts[at - factor] ?? 0);
  }
  return counts;
}
