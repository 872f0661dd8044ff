import type { LoadStep } from '../model/load.ts';
import type { Measurement } from '../model/measurement.ts';
import { type PooledWindow, pooledWindows } from './pool.ts';

/** Share of the seconds in which users must be active to count. */
const share = 0.99;

export interface ActiveUsers {
  /** The most users that were active in at least 99 % of the seconds. */
  readonly sustained: number;
  /** Mean of the readings. */
  readonly mean: number;
  readonly greatest: number;
}

/**
 * Users active in a load step, from the readings of k6's gauge, one a second. Only seconds that lie
 * wholly within the step count, as long as there are some: one that straddles its edge may have been
 * read before the users came or after they left. Null without readings.
 */
export function activeUsers(measurement: Measurement, step: LoadStep): ActiveUsers | null {
  const readings = pooledWindows(measurement, { metric: 'users', steps: [step.index] });
  const within = readings.filter(({ atS, widthS }) => atS >= step.fromS - 1e-6 && atS + widthS <= step.toS + 1e-6);
  const counted = within.length > 0 ? within : readings;
  if (counted.length === 0) return null;
  return {
    sustained: sustainedBy(counted),
    mean: counted.reduce((sum, { sum: last, widthS }) => sum + last * widthS, 0) / secondsOf(counted),
    greatest: counted.reduce((most, { max }) => Math.max(most, max), 0),
  };
}

const secondsOf = (readings: readonly PooledWindow[]): number => readings.reduce((sum, { widthS }) => sum + widthS, 0);

function sustainedBy(readings: readonly PooledWindow[]): number {
  let spare = (1 - share) * secondsOf(readings) + 1e-9;
  for (const { min, widthS } of [...readings].sort((a, b) => a.min - b.min)) {
    spare -= widthS;
    if (spare < 0) return min;
  }
  return 0;
}
