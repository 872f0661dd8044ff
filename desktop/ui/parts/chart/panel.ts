import type { Unit } from '../../../../engine/model/metric.ts';

export type LineStyle = 'p50' | 'p90' | 'p95' | 'p99' | 'throughput' | 'users' | 'errors' | 'series';

/** A line over the clock of the load. null and NaN are gaps. */
export interface Line {
  readonly name: string;
  readonly values: ArrayLike<number | null>;
  readonly style: LineStyle;
  /** Least and greatest of the windows that were joined into each point, drawn as a band. */
  readonly low?: ArrayLike<number | null> | undefined;
  readonly high?: ArrayLike<number | null> | undefined;
}

/** One plot; those of a chart stand one under the other on one clock. */
export interface Panel {
  readonly title: string;
  readonly unit: Unit;
  readonly lines: readonly Line[];
  readonly limits?: readonly { readonly name: string; readonly value: number }[] | undefined;
  readonly fromZero?: boolean | undefined;
  readonly log?: boolean | undefined;
}

/** A few lines with short names have them at their ends; more, or longer ones, in a line above. */
export function isNamedAtEnd({ lines }: Panel): boolean {
  return lines.length <= 4 && lines.every(({ name }) => name.length <= 12);
}

/** Bands of more lines than this would cover each other, and take longer to draw than the lines. */
const mostBands = 12;

/** The line's band, where it has one and the panel is not too full for it. */
export function bandOf(
  { low, high }: Line,
  { lines }: Panel,
): { readonly low: ArrayLike<number | null>; readonly high: ArrayLike<number | null> } | null {
  return low && high && lines.length <= mostBands ? { low, high } : null;
}
