import { wilsonInterval } from '../../engine/stats/wilson.ts';

/** `3 of 1,000 (0.3 %, 95 % interval 0.1 to 0.9 %)`. */
export function rateText(successes: number, trials: number): string {
  if (trials === 0) return 'none';
  const { low, high } = wilsonInterval(successes, trials);
  return `${count(successes)} of ${count(trials)} (${percent(successes / trials)}, 95 % interval ${percent(low, '')} to ${percent(high)})`;
}

/** A share in per cent with a sensible number of digits. */
export function percent(share: number, unit = ' %'): string {
  const value = share * 100;
  const digits = value === 0 || value === 100 ? 0 : Math.abs(value) < 10 ? 1 : 0;
  return `${value.toFixed(digits)}${unit}`;
}

/** A change, with its sign. */
export const signedPercent = (change: number): string => `${change > 0 ? '+' : ''}${(100 * change).toFixed(1)} %`;

export const count = (value: number): string => value.toLocaleString('en-US');

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}
