import type { Change } from '../../engine/model/comparison.ts';
import { metricById } from '../../engine/model/metric.ts';
import { fixed, trimmed } from './digits.ts';
import { quantity } from './quantity.ts';

// Enough decimals for two digits that say something.
const pointDecimals = (points: number): number => (Math.abs(points) >= 0.1 || points === 0 ? 2 : Math.abs(points) >= 0.01 ? 3 : 4);

/** The size of a shift on the scale of a change, without a sign: `3 %`, `1.5 %`, `0.1 points`, `12.0 ms`. Relative where no change says otherwise. */
export function shift(size: number, change?: Pick<Change, 'metric' | 'scale'>): string {
  if (change === undefined || change.scale === 'ratio') return `${relative(size)} %`;
  const { unit } = metricById(change.metric);
  return unit === 'fraction' ? `${fixed(size * 100, pointDecimals(size * 100)).replace(/\.?0+$/, '')} points` : quantity(size, unit);
}

const relative = (size: number): string => (Math.abs(size) >= 0.0995 ? fixed(size * 100, 0) : trimmed(Number((size * 100).toFixed(1))));
