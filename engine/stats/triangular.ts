/**
 * The value below which a share `u` (0..1) of a triangular distribution lies: its inverse distribution function, with the most likely
 * value at `mode` (Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2, 26.9). `low <= mode <= high`; with all three
 * equal it is that value.
 */
export function triangularQuantile(u: number, low: number, mode: number, high: number): number {
  const span = high - low;
  if (!(span > 0)) return mode;
  const left = mode - low;
  return u <= left / span ? low + Math.sqrt(u * span * left) : high - Math.sqrt((1 - u) * span * (high - mode));
}
