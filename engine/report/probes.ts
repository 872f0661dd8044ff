import type { ProbeReading } from '../model/run.ts';

const mostReadings = 2000;

/** Readings evenly left out of a long run, so that a report stays readable; the run keeps them all. */
export function thinned(readings: readonly ProbeReading[]): ProbeReading[] {
  const every = Math.ceil(readings.length / mostReadings);
  return every <= 1 ? [...readings] : readings.filter((_, index) => index % every === 0);
}
