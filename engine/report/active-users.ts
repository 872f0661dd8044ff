import { pooledWindows } from '../measure/pool.ts';
import type { Measurement } from '../model/measurement.ts';

/** Share of the seconds that may have fewer users. */
const sparedShare = 0.01;

export interface ActiveUsers {
  /** Users who were active in at least 99 % of the seconds. */
  readonly least: number;
  readonly mean: number;
}

/** Users at work in these load steps, thinking included; null where nobody counted them. */
export function activeUsers(measurement: Measurement, steps: readonly number[]): ActiveUsers | null {
  const windows = pooledWindows(measurement, { metric: 'users', steps });
  const seconds = windows.reduce((sum, { widthS }) => sum + widthS, 0);
  if (seconds <= 0) return null;
  const byUsers = windows.toSorted((a, b) => a.min - b.min);
  let spared = 0;
  const least = byUsers.find(({ widthS }) => {
    spared += widthS;
    return spared > sparedShare * seconds;
  });
  return { least: least?.min ?? 0, mean: windows.reduce((sum, { sum: last, widthS }) => sum + last * widthS, 0) / seconds };
}
