import { fitHoltWinters, type HoltWintersFit } from './fit-holt-winters.ts';
import { forecast, type SeasonKind } from './holt-winters.ts';

/** Errors of forecasts that were made, month after month, without what came after, each as a share of its forecast. */
export interface RollingErrors {
  /** By steps ahead, from one on: what was forecast that far ahead, less one, at each origin. */
  readonly byStep: readonly (readonly number[])[];
  /** Root of the mean squared share over all steps. */
  readonly root: number;
}

/** A forecast must have been tried from so many origins for its errors to say how wide its range is. */
export const leastOrigins = 6;

/**
 * Fits the series again up to every origin from `first` on, forecasts the rest, at most `steps` ahead, and gives what was missed (Tashman, Out-of-sample tests
 * of forecasting accuracy, International Journal of Forecasting 16, 2000). Null where a fit, or a forecast above zero, cannot be had at some origin.
 */
export function rollingErrors(
  values: readonly number[],
  { kind, period, first, steps }: { readonly kind: SeasonKind; readonly period: number; readonly first: number; readonly steps: number },
): RollingErrors | null {
  const byStep: number[][] = Array.from({ length: Math.min(steps, values.length - first) }, () => []);
  for (let origin = first; origin < values.length; origin++) {
    const fit = fitHoltWinters(values.slice(0, origin), { kind, period });
    if (fit === null) return null;
    const coming = values.slice(origin, origin + byStep.length);
    for (const [at, expected] of forecast(fit.state, kind, coming.length).entries()) {
      if (!(expected > 0)) return null;
      byStep[at]?.push((coming[at] ?? expected) / expected - 1);
    }
  }
  const all = byStep.flat();
  return { byStep, root: rootOfSquares(all) };
}

/** The better of both kinds of season by its rolling errors, with the fit to everything; additive where they are equal. Null where neither can be judged. */
export function bestSeasons(
  values: readonly number[],
  shape: { readonly period: number; readonly first: number; readonly steps: number },
): { readonly fit: HoltWintersFit; readonly errors: RollingErrors } | null {
  const judged = (['additive', 'multiplicative'] as const).flatMap((kind) => {
    const errors = rollingErrors(values, { kind, ...shape });
    const fit = fitHoltWinters(values, { kind, period: shape.period });
    return errors === null || fit === null ? [] : [{ fit, errors }];
  });
  return judged.reduce<(typeof judged)[number] | null>(
    (best, each) => (best === null || each.errors.root < best.errors.root ? each : best),
    null,
  );
}

/**
 * The spread of a forecast, as a share of it, by steps ahead: the root of the mean squared rolling error where at least `leastOrigins` were tried, never less
 * than a step before; beyond, that of the last such step widened by what the smoothing itself says of longer forecasts, sqrt(v(h) / v(last)) with
 * v(h) = 1 + sum over j < h of (alpha (1 + j beta) + [j a multiple of the period] gamma (1 - alpha))^2 (Hyndman, Koehler, Ord and Snyder, Forecasting with
 * Exponential Smoothing, 2008, section 6.2).
 */
export function spreadByStep(
  { byStep }: RollingErrors,
  fit: HoltWintersFit,
  steps: number,
): { readonly share: number; readonly origins: number }[] {
  const variance = varianceGrowth(fit, steps);
  const tried = byStep.filter((errors) => errors.length >= leastOrigins).length;
  const spread: { share: number; origins: number }[] = [];
  for (let at = 0; at < steps; at++) {
    const before = spread[at - 1]?.share ?? 0;
    const last = spread[tried - 1];
    const errors = byStep[at] ?? [];
    if (at < tried) spread.push({ share: Math.max(before, rootOfSquares(errors)), origins: errors.length });
    else
      spread.push({ share: (last?.share ?? 0) * Math.sqrt((variance[at] ?? 1) / (variance[tried - 1] ?? 1)), origins: last?.origins ?? 0 });
  }
  return spread;
}

function varianceGrowth({ smoothing: { alpha, beta, gamma }, state }: HoltWintersFit, steps: number): number[] {
  let sum = 1;
  return Array.from({ length: steps }, (_, step) => {
    if (step > 0) {
      const seasonal = step % state.seasons.length === 0 ? gamma * (1 - alpha) : 0;
      sum += (alpha * (1 + step * beta) + seasonal) ** 2;
    }
    return sum;
  });
}

function rootOfSquares(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
