import type { Measurement, Series } from '../model/measurement.ts';

/** A measurement of some metrics alone. */
export function ofMetrics(measurement: Measurement, metrics: readonly string[]): Measurement {
  return { ...measurement, series: measurement.series.filter(({ metric }) => metrics.includes(metric)) };
}

/** One measurement for each value of a tag: with a thousand names, pooling each out of the whole would look at every series a thousand times. */
export function partsBy(measurement: Measurement, tag: string): Map<string, Measurement> {
  const parts = new Map<string, Series[]>();
  for (const series of measurement.series) {
    const value = series.tags[tag];
    if (value === undefined) continue;
    const part = parts.get(value);
    if (part) part.push(series);
    else parts.set(value, [series]);
  }
  return new Map([...parts].map(([value, series]) => [value, { ...measurement, series }]));
}
