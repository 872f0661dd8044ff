import { pooledWindows, type Selection } from '../../measure/pool.ts';
import { secondsIn } from '../../measure/seconds.ts';
import type { Estimate } from '../../model/estimate.ts';
import type { LoadStep } from '../../model/load.ts';
import type { Measurement } from '../../model/measurement.ts';
import { serialFactor } from '../../stats/serial.ts';
import { meanOf, sampleDeviation } from '../../stats/spread.ts';
import { studentQuantile } from '../../stats/student.ts';

const confidence = 0.95;

/** A metric's sum, or how often it was seen, in each second of a load step, in order; a second in which nothing was seen is 0. */
export function bySecond(measurement: Measurement, step: LoadStep, selection: Omit<Selection, 'steps'>, what: 'sum' | 'count'): number[] {
  const windows = pooledWindows(measurement, { ...selection, steps: [step.index] });
  const seconds = Math.round(secondsIn(measurement, step));
  const totals = new Array<number>(seconds).fill(0);
  for (const { atS, widthS, [what]: total } of windows)
    for (let part = 0; part < widthS; part++) {
      // A second belongs to the step in which its middle lies.
      const at = Math.floor(atS + 0.5 - step.fromS + 1e-6) + part;
      if (at >= 0 && at < seconds) totals[at] = (totals[at] ?? 0) + total / widthS;
    }
  return totals;
}

/**
 * The mean of values of consecutive seconds with its 95 % interval by Student's t, widened where each second resembles the one before
 * (`stats/serial`). `events` is how many observations are behind it. Two seconds carry no interval.
 */
export function meanOfSeconds(values: readonly number[], events: number): Estimate | null {
  if (values.length === 0) return null;
  const value = meanOf(values);
  const samples = Math.round(events);
  if (values.length < 3) return { value, low: null, high: null, confidence, samples };
  const error = (sampleDeviation(values) / Math.sqrt(values.length)) * serialFactor(values);
  const half = studentQuantile(1 - (1 - confidence) / 2, values.length - 1) * error;
  return { value, low: Math.max(0, value - half), high: value + half, confidence, samples };
}

/**
 * The slope of consecutive seconds, per second, with its 95 % interval: least squares with n - 2 degrees of freedom, its error widened
 * where the residuals resemble each other (Draper and Smith, Applied Regression Analysis, 3rd edition, section 1.4). Null for fewer than four seconds.
 */
export function slopeOfSeconds(values: readonly number[]): Estimate | null {
  const n = values.length;
  if (n < 4) return null;
  const mean = meanOf(values);
  const middle = (n - 1) / 2;
  const spread = (n * (n * n - 1)) / 12;
  const slope = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0) / spread;
  const residuals = values.map((value, at) => value - mean - slope * (at - middle));
  const variance = residuals.reduce((sum, residual) => sum + residual * residual, 0) / (n - 2);
  const half = studentQuantile(1 - (1 - confidence) / 2, n - 2) * Math.sqrt(variance / spread) * serialFactor(residuals);
  return { value: slope, low: slope - half, high: slope + half, confidence, samples: n };
}

/** Whether the means of the two halves are the same but for chance (Student's t, two-sided, 99 %) or for a share of their mean that matters to nobody. */
export function halvesAgree(values: readonly number[], tolerated: { readonly share: number; readonly absolute: number }): boolean | null {
  const half = Math.floor(values.length / 2);
  if (half < 2) return null;
  const [first, second] = [values.slice(0, half), values.slice(-half)];
  const difference = Math.abs(meanOf(second) - meanOf(first));
  const error = Math.sqrt((sampleDeviation(first) ** 2 + sampleDeviation(second) ** 2) / half);
  return difference <= Math.max(tolerated.share * meanOf(values), tolerated.absolute, studentQuantile(0.995, 2 * half - 2) * error);
}
