import type { Measurement } from '../model/measurement.ts';

/** What one side of a duet's block measured. */
export function ofSide(measurement: Measurement, side: 'base' | 'head'): Measurement {
  return { ...measurement, series: measurement.series.filter(({ tags }) => tags.side === side) };
}
