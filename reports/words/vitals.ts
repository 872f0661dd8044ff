import { vitalLimits } from '../../engine/model/metric.ts';
import type { VitalRow } from '../../engine/model/report.ts';
import type { Tone } from './chips.ts';

/** Where good and poor begin of a page vital; undefined for a metric without a rating, whatever its name. */
export function limitsOf(metric: string): readonly [good: number, poor: number] | undefined {
  return Object.hasOwn(vitalLimits, metric) ? vitalLimits[metric] : undefined;
}

/** Rating of a page vital as it is said. */
export function ratingWords(rating: VitalRow['rating']): string {
  return rating === null ? 'not rated' : rating === 'needs-improvement' ? 'needs improvement' : rating;
}

export function ratingTone(rating: VitalRow['rating']): Tone {
  return rating === 'good' ? 'good' : rating === 'poor' ? 'bad' : rating === null ? 'neutral' : 'unsure';
}
