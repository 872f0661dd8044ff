/** How many times the fewest samples a percentile is shown and judged from. */
const margin = 10;
const confidence = 0.95;

/**
 * The fewest observations whose greatest lies above the q-quantile with 95 % confidence (below that, no
 * distribution-free upper bound exists): n with 1 - q^n >= 0.95, taken at the nearer end for q below
 * one half. 29 for p90, 59 for p95, 299 for p99 (Wilks, Annals of Mathematical Statistics 12, 1941).
 *
 * @throws RangeError unless 0 < q < 1.
 */
export function leastSamples(q: number): number {
  if (!(q > 0 && q < 1)) throw new RangeError(`a quantile must lie between 0 and 1, not ${q}`);
  const far = Math.max(q, 1 - q);
  return Math.ceil(Math.log(1 - confidence) / Math.log(far) - 1e-9);
}

/** The observations a percentile of one run needs: ten times `leastSamples`, so 290 for p90, 590 for p95, 2,990 for p99. */
export function neededSamples(q: number): number {
  return margin * leastSamples(q);
}
