import type { MetricKind } from '../model/metric.ts';

const knownScales: Readonly<Record<string, number>> = { browser_web_vital_cls: 1e6 };
const scaleByContent: Readonly<Record<string, number>> = { time: 1000, data: 1 };
const usualScale = 1000;
const greatestExponent = 12;

/**
 * Histogram integers per unit of a k6 metric: microseconds for times, bytes for sizes, millionths for
 * CLS. A trend of unknown size gets the power of ten that puts the greatest value of its first window
 * between 1e5 and 1e6, as the recorder does.
 */
export function scaleFor(
  { metric, kind, contains }: { readonly metric: string; readonly kind: MetricKind; readonly contains: string },
  values: readonly number[],
): number {
  if (kind !== 'trend') return 1;
  const known = knownScales[metric] ?? scaleByContent[contains];
  if (known !== undefined) return known;
  const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (greatest === 0) return usualScale;
  const exponent = 6 - Math.ceil(Math.log10(greatest));
  // Read as a literal: `10 ** -4` is not the same double in every engine, and the recorder writes the nearest.
  return Number(`1e${Math.min(Math.max(exponent, -greatestExponent), greatestExponent)}`);
}
