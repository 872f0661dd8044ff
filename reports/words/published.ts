import type { ProbeReading } from '../../engine/model/run.ts';

/** What a value on the target's own metrics page was. */
export interface Published {
  readonly name: string;
  readonly readings: number;
  readonly least: number;
  readonly greatest: number;
  readonly last: number | null;
}

/** Least, greatest and last reading of each value the target published. */
export function publishedValues(probes: readonly ProbeReading[]): Published[] {
  const names = [...new Set(probes.flatMap(({ values }) => Object.keys(values)))];
  return names.map((name) => {
    const values = probes.flatMap((reading) => (Object.hasOwn(reading.values, name) ? (reading.values[name] ?? []) : []));
    return { name, readings: values.length, least: Math.min(...values), greatest: Math.max(...values), last: values.at(-1) ?? null };
  });
}
