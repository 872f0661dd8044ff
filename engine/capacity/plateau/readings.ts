import type { LoadStep } from '../../model/load.ts';
import type { ProbeReading } from '../../model/run.ts';

/** Readings of the target's own numbers within a load step, in order. */
export function readingsIn(probes: readonly ProbeReading[], { fromS, toS }: LoadStep): ProbeReading[] {
  return probes.filter(({ atS }) => atS >= fromS && atS <= toS);
}

/**
 * The mean of a named number: of a counter (`_total`) its rise a second between the first and the last reading, which is how many there were of what
 * it counts the seconds of; of a gauge the mean of its readings. Null where it was not read, or not twice.
 */
export function meanOfNamed(readings: readonly ProbeReading[], name: string): number | null {
  return name.endsWith('_total')
    ? riseOf(readings, ({ values }) => values[name])
    : mean(readings.flatMap(({ values }) => values[name] ?? []));
}

/** Rise a second of something that only grows; null where it was not read twice, or began anew in between. */
export function riseOf(readings: readonly ProbeReading[], of: (reading: ProbeReading) => number | undefined): number | null {
  const known = readings.flatMap((reading) => {
    const value = of(reading);
    return value === undefined ? [] : [{ atS: reading.atS, value }];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || last.atS <= first.atS || last.value < first.value) return null;
  return (last.value - first.value) / (last.atS - first.atS);
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
