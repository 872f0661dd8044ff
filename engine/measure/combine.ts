import type { MetricKind } from '../model/metric.ts';

/** What a window or total says besides its distribution. `sum` counts trues for a rate and is the last value of a gauge; `min` and `max` are 0 for a rate or counter. */
export interface Tally {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
}

/** Two tallies of one series as one, the second being the later. An empty one changes nothing. */
export function combine(kind: MetricKind, first: Tally, second: Tally): Tally {
  if (first.count === 0) return second;
  if (second.count === 0) return first;
  return {
    count: first.count + second.count,
    sum: kind === 'gauge' ? second.sum : first.sum + second.sum,
    min: Math.min(first.min, second.min),
    max: Math.max(first.max, second.max),
  };
}
