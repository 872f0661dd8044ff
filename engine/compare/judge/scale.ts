import type { Change } from '../../model/comparison.ts';
import type { Metric } from '../../model/metric.ts';
import type { GateRule } from './rule.ts';

export type ChangeScale = Change['scale'];

/** Rates are compared by difference, and so is whatever has no logarithm. */
export function scaleOf(metric: Metric, values: readonly number[]): ChangeScale {
  return metric.kind === 'rate' || values.some((value) => value <= 0) ? 'difference' : 'ratio';
}

/** A value as it is judged: its logarithm on the ratio scale. */
export const toScale = (scale: ChangeScale, value: number): number => (scale === 'ratio' ? Math.log(value) : value);

/** A shift as people read it: exp(shift) - 1 on the ratio scale. */
export const fromScale = (scale: ChangeScale, shift: number): number => (scale === 'ratio' ? Math.expm1(shift) : shift);

/** The centre of judged values, in the metric's unit again. */
export const centreOf = (scale: ChangeScale, mean: number): number => (scale === 'ratio' ? Math.exp(mean) : mean);

/** A number so large that a document cannot hold it says nothing. */
export function finiteShift(scale: ChangeScale, shift: number): number | null {
  const value = fromScale(scale, shift);
  return Number.isFinite(value) ? value : null;
}

export interface Margins {
  /** The shift that matters, and half of it: as judged, and the same downwards. */
  readonly matters: number;
  readonly half: number;
}

/** `centre` is about how large the metric is: what a relative shift of something without logarithms is relative to. */
export function marginsOf(metric: Metric, scale: ChangeScale, { delta, rateDelta }: GateRule, centre: number): Margins {
  if (scale === 'ratio') return { matters: Math.log1p(delta), half: Math.log1p(delta / 2) };
  const matters = metric.kind === 'rate' ? rateDelta : delta * Math.abs(centre);
  return { matters, half: matters / 2 };
}
