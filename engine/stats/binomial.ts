/** Terms farther than this many standard deviations from the mean are below 1e-30 and left out. */
const farDeviations = 12;

/**
 * The least k with P(B <= k) >= probability, B binomial of n trials with chance q: R's `qbinom`. The
 * mass is summed upwards from 12 standard deviations below the mean, each term from the last
 * (P(k+1) = P(k) (n-k)/(k+1) q/(1-q)), so that n may be in the millions.
 *
 * @throws RangeError unless n is a positive integer, 0 < q < 1 and 0 < probability < 1.
 */
export function binomialQuantile(probability: number, n: number, q: number): number {
  if (!(Number.isInteger(n) && n > 0 && q > 0 && q < 1 && probability > 0 && probability < 1)) {
    throw new RangeError(`no binomial quantile for probability ${probability}, ${n} trials, chance ${q}`);
  }
  const mean = n * q;
  const reach = farDeviations * Math.sqrt(mean * (1 - q)) + farDeviations;
  const first = Math.max(0, Math.floor(mean - reach));
  const last = Math.min(n, Math.ceil(mean + reach));
  const mode = Math.min(n, Math.floor((n + 1) * q));
  const odds = q / (1 - q);
  const weights = new Float64Array(last - first + 1);
  weights[mode - first] = 1;
  for (let k = mode; k < last; k++) weights[k + 1 - first] = ((weights[k - first] ?? 0) * (n - k) * odds) / (k + 1);
  for (let k = mode; k > first; k--) weights[k - 1 - first] = ((weights[k - first] ?? 0) * k) / ((n - k + 1) * odds);
  const target = probability * weights.reduce((sum, weight) => sum + weight, 0);
  let below = 0;
  for (let k = first; k < last; k++) {
    below += weights[k - first] ?? 0;
    if (below >= target) return k;
  }
  return last;
}
