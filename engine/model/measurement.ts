import type { LoadStep } from './load.ts';
import type { MetricKind } from './metric.ts';

export type Tags = Readonly<Record<string, string>>;

/**
 * A sparse HDR histogram (lowest 1, highest 600,000,000, 3 significant digits): bucket indices ascending, with their counts.
 * Values are integers: the metric's value times the series' `scale`.
 */
export interface Histogram {
  readonly indices: Int32Array;
  readonly counts: Float64Array;
  readonly total: number;
}

/** One series in one stretch of time. For a rate `sum` counts trues, for a gauge it is the last value. */
export interface SeriesWindow {
  /** Seconds since the load began; negative during set-up. */
  readonly atS: number;
  readonly widthS: number;
  /** Index into `steps`, or -1 outside of every load step. */
  readonly step: number;
  readonly count: number;
  readonly sum: number;
  /** Extremes, exact and in the metric's unit; 0 for a rate or a counter, which have none. */
  readonly min: number;
  readonly max: number;
  /** HdrHistogram V2 encoding, not deflated; only for trends. */
  readonly payload?: Uint8Array;
}

/** Everything a series saw within one load step (or outside of all, step -1). */
export interface SeriesTotal {
  readonly step: number;
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly histogram?: Histogram;
}

/** One metric with one set of tags. `selector` marks a copy kept for a k6 threshold such as `status:200`; such a copy never enters a pool. */
export interface Series {
  readonly metric: string;
  readonly kind: MetricKind;
  /** Unit word of k6 for a script's own metric: time, data or default. */
  readonly contains: string;
  /** Histogram integers per unit of the metric: 1000 for a time in ms. */
  readonly scale: number;
  readonly tags: Tags;
  readonly selector?: string;
  readonly windows: readonly SeriesWindow[];
  readonly totals: readonly SeriesTotal[];
}

/** A run's numbers, by series and window. */
export interface Measurement {
  /** Unix ms at which the load began: second 0 of every window and step. */
  readonly startedAt: number;
  /** Seconds from the start of the load to the end of the run, or of the last window where the run was cut off. */
  readonly durationS: number;
  readonly steps: readonly LoadStep[];
  readonly series: readonly Series[];
}
