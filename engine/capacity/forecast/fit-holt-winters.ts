import { type SeasonalState, type SeasonKind, type Smoothed, type Smoothing, smooth, startOf } from './holt-winters.ts';

export interface HoltWintersFit extends Smoothed {
  readonly kind: SeasonKind;
  readonly smoothing: Smoothing;
}

const starts: readonly (readonly number[])[] = [
  [0.3, 0.1, 0.1],
  [0.3, 0.05, 0.9],
  [0.8, 0.05, 0.5],
  [0.05, 0.01, 0.05],
];
const firstStep = 0.2;
const lastStep = 1e-5;

/**
 * The smoothing with the least squared one-step errors after the first period, from several starts. Null where seasons cannot multiply because a value,
 * or the line through them, is not above zero.
 */
export function fitHoltWinters(
  values: readonly number[],
  {
    kind,
    period,
    start = startOf(values, kind, period),
  }: { readonly kind: SeasonKind; readonly period: number; readonly start?: SeasonalState },
): HoltWintersFit | null {
  if (kind === 'multiplicative' && ![...values, ...start.seasons].every((each) => each > 0 && Number.isFinite(each))) return null;
  const later = values.slice(period);
  const errorOf = ([alpha = 0, beta = 0, gamma = 0]: readonly number[]) => {
    const { squaredError } = smooth(later, kind, { alpha, beta, gamma }, start);
    return Number.isFinite(squaredError) ? squaredError : Number.POSITIVE_INFINITY;
  };
  const found = starts.map((from) => descend(errorOf, from));
  const { point } = found.reduce((best, each) => (each.error < best.error ? each : best));
  const [alpha = 0, beta = 0, gamma = 0] = point;
  const smoothing = { alpha, beta, gamma };
  return { kind, smoothing, ...smooth(later, kind, smoothing, start) };
}

/** Pattern search within the unit cube (Hooke and Jeeves, Direct search solution of numerical and statistical problems, Journal of the ACM 8, 1961). */
function descend(errorOf: (point: readonly number[]) => number, from: readonly number[]): { point: readonly number[]; error: number } {
  let base = { point: from, error: errorOf(from) };
  for (let step = firstStep; step > lastStep; ) {
    const explored = explore(errorOf, base, step);
    if (explored.error >= base.error) {
      step /= 2;
      continue;
    }
    const ahead = explored.point.map((value, at) => within(2 * value - (base.point[at] ?? value)));
    const jumped = explore(errorOf, { point: ahead, error: errorOf(ahead) }, step);
    base = jumped.error < explored.error ? jumped : explored;
  }
  return base;
}

function explore(
  errorOf: (point: readonly number[]) => number,
  from: { readonly point: readonly number[]; readonly error: number },
  step: number,
): { point: readonly number[]; error: number } {
  let best = from;
  for (const at of from.point.keys())
    for (const move of [step, -step]) {
      const point = best.point.map((value, axis) => (axis === at ? within(value + move) : value));
      const error = errorOf(point);
      if (error < best.error) {
        best = { point, error };
        break;
      }
    }
  return best;
}

const within = (value: number): number => Math.min(1, Math.max(0, value));
