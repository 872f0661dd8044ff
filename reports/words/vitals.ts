import type { VitalRow } from '../../engine/model/report.ts';
import type { Tone } from './chips.ts';

/** Rating of a page vital as it is said. */
export function ratingWords(rating: VitalRow['rating']): string {
  return rating === null ? 'not rated' : rating === 'needs-improvement' ? 'needs improvement' : rating;
}

export function ratingTone(rating: VitalRow['rating']): Tone {
  return rating === 'good' ? 'good' : rating === 'poor' ? 'bad' : rating === null ? 'neutral' : 'unsure';
}
