import type { Tags } from './measurement.ts';
import type { MetricKind } from './metric.ts';

/** Lines of `windows.ndjson`, version 1, as the recorder writes them. Times are unix ms. */
export interface HeaderLine {
  readonly v: 1;
  readonly k6: string;
  readonly recorder?: string;
  readonly start: number;
  readonly plan: { readonly scenarios?: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  readonly thresholds: Readonly<Record<string, readonly string[]>>;
}
export interface MetricLine {
  readonly metric: string;
  readonly type: MetricKind;
  readonly contains: string;
  /** Histogram integers per unit of the metric. */
  readonly scale: number;
}
export interface SeriesLine {
  readonly series: number;
  readonly metric: string;
  readonly tags: Tags;
  readonly selector?: string;
}
/** `h`: base64 of the plain HdrHistogram V2 encoding. `sum` of a rate counts trues; a gauge has `last`. A later line of the same `t` and series adds to the former. */
export interface WindowLine {
  readonly t: number;
  readonly series: number;
  readonly n: number;
  readonly sum?: number;
  readonly min?: number;
  readonly max?: number;
  readonly last?: number;
  readonly h?: string;
}
/** Counts everything of its group so far: a later line replaces the former. */
export interface ErrorLine {
  readonly error: ErrorLineBody;
}
export interface ErrorLineBody {
  readonly code: number;
  readonly name: string;
  readonly message: string;
  readonly method: string;
  readonly status: number;
  readonly scenario: string;
  readonly check?: string;
  /** In a duet. */
  readonly side?: string;
  readonly n: number;
  readonly t: number;
  readonly last: number;
  readonly examples: readonly string[];
}
export interface FoldedLine {
  readonly folded: { readonly metric: string; readonly distinct: number };
}
export interface EndLine {
  readonly end: number;
  readonly reason: string;
}
export type WindowFileLine = HeaderLine | MetricLine | SeriesLine | WindowLine | ErrorLine | FoldedLine | EndLine;
