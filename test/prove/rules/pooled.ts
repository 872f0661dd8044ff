import { middleOf } from '../../../engine/measure/buckets.ts';
import { mergeHistograms, quantileOf } from '../../../engine/measure/histogram.ts';
import type { Histogram } from '../../../engine/model/measurement.ts';
import type { Recorded } from '../recorded/recorded.ts';

/** All requests of a side as one heap: what a tool that compares two numbers looks at. */
export const pooled = (side: readonly Recorded[]): Histogram => mergeHistograms(side.map(({ histogram }) => histogram));

/** p95 of all requests of a side, ms. */
export const p95Ms = (side: readonly Recorded[]): number => quantileOf(pooled(side), 0.95) / 1000;

export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** With n - 1 in the denominator. */
  readonly variance: number;
}

/** Mean and variance of grouped values, each at the middle of its bucket. */
export function momentsOf({ indices, counts, total }: Histogram): Moments {
  let mean = 0;
  for (let at = 0; at < indices.length; at++) mean += (middleOf(indices[at] ?? 0) * (counts[at] ?? 0)) / total;
  let squares = 0;
  for (let at = 0; at < indices.length; at++) squares += (middleOf(indices[at] ?? 0) - mean) ** 2 * (counts[at] ?? 0);
  return { n: total, mean, variance: squares / (total - 1) };
}
