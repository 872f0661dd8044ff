import { normal95 } from './normal.ts';
import { meanOf } from './spread.ts';

const most = 0.9;

/**
 * By how much the error of a mean grows when each value resembles the one before: sqrt((1 + r) / (1 - r)), r the first
 * autocorrelation (Bartlett, Journal of the Royal Statistical Society 98, 1935), with the 1/n that its estimate lacks on average
 * (Kendall, Biometrika 41, 1954). From 1 up: r is taken between 0 and 0.9, and 1 is given where r sqrt(n) is below 1.645, which one
 * series in twenty of independent values exceeds; for values that are all equal; and for fewer than three.
 */
export function serialFactor(values: readonly number[]): number {
  const mean = meanOf(values);
  const deviations = values.map((value) => value - mean);
  const variance = deviations.reduce((sum, deviation) => sum + deviation ** 2, 0);
  if (values.length < 3 || !(variance > 0)) return 1;
  const covariance = deviations.slice(1).reduce((sum, deviation, index) => sum + deviation * (deviations[index] ?? 0), 0);
  const r = Math.min(most, Math.max(0, covariance / variance + 1 / values.length));
  return r * Math.sqrt(values.length) < normal95 ? 1 : Math.sqrt((1 + r) / (1 - r));
}
