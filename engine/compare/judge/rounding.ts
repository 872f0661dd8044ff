import type { ChangeScale } from './scale.ts';

/** Buckets of a histogram with three significant digits are at most this wide, relative to their value. */
const bucketWidth = 0.001;
/** Standard deviation of what rounding to such a bucket does to one value (uniform over its width). */
const valueRounding = bucketWidth / Math.sqrt(12);

/** One session's value, and how many samples it comes from. */
export interface Reading {
  readonly value: number;
  readonly samples: number;
}

/**
 * The least by which the values of sessions scatter, whatever they say: by the rounding of histograms; a rate by the chance of
 * its own count, p (1 - p) / n with p over all of them and half a failure more (Jeffreys). Equal values are equal as written, which does
 * not make a test sure beyond all chance. 0 only for values that are all nothing.
 */
export function leastDeviation(isRate: boolean, scale: ChangeScale, readings: readonly Reading[]): number {
  if (!isRate) return scale === 'ratio' ? valueRounding : valueRounding * Math.max(...readings.map(({ value }) => Math.abs(value)));
  const samples = readings.reduce((sum, reading) => sum + reading.samples, 0);
  const share = (readings.reduce((sum, reading) => sum + reading.value * reading.samples, 0) + 0.5) / (samples + 1);
  const perSample = readings.reduce((sum, reading) => sum + 1 / reading.samples, 0) / readings.length;
  return Math.sqrt(share * (1 - share) * perSample);
}
