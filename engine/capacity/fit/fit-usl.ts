import { throughputAt, type Usl } from '../usl.ts';
import { bestOf } from './least-squares.ts';

/** One plateau as a law sees it. Weights are 1/variance where every plateau has one, else equal. */
export interface FitPoint {
  readonly concurrency: number;
  /** Per second. */
  readonly throughput: number;
  readonly variance?: number;
}

/** What a family of laws may do: `amdahl` holds kappa at 0. */
export type UslFamily = 'usl' | 'amdahl';

const mostSigma = 1 - 1e-9;
const mostSlowdown = 1e6;

/**
 * The Universal Scalability Law by weighted non-linear least squares, with lambda > 0, 0 <= sigma < 1 and kappa >= 0, from several starts. `r2` is the weighted
 * share of the variance explained; it says nothing about projections. `near` is a law nearby, in place of several starts.
 *
 * @throws RangeError unless there are at least three different concurrencies (two for `amdahl`), all numbers being positive.
 */
export function fitUsl(points: readonly FitPoint[], family: UslFamily = 'usl', near?: Usl): Usl & { readonly r2: number } {
  const different = new Set(points.map(({ concurrency }) => concurrency)).size;
  const needed = family === 'usl' ? 3 : 2;
  if (different < needed) throw new RangeError(`fitUsl: ${different} different concurrencies, ${needed} are needed`);
  if (
    points.some(
      ({ concurrency, throughput }) => !(Number.isFinite(concurrency) && concurrency > 0 && Number.isFinite(throughput) && throughput > 0),
    )
  )
    throw new RangeError('fitUsl: concurrency and throughput must be positive');
  const weights = weightsOf(points);
  const scale = scaleOf(points);
  const lawOf = ([lambda = 0, sigma = 0, kappa = 0]: readonly number[]): Usl => ({
    lambda: lambda * scale.lambda,
    sigma,
    kappa: family === 'usl' ? kappa / scale.concurrency ** 2 : 0,
  });
  const residuals = (parameters: readonly number[]): number[] => {
    const usl = lawOf(parameters);
    return points.map(
      ({ concurrency, throughput }, at) => ((throughput - throughputAt(usl, concurrency)) / scale.throughput) * (weights[at] ?? 0),
    );
  };
  const shapes =
    family === 'usl'
      ? [
          [0.02, 0.05],
          [0.2, 0.5],
          [0, 0.5],
          [0.5, 0],
        ]
      : [
          [0.02, 0],
          [0.3, 0],
        ];
  const starts = near
    ? [[near.lambda / scale.lambda, near.sigma, near.kappa * scale.concurrency ** 2]]
    : shapes.map(([sigma = 0, kappa = 0]) => [1, sigma, kappa]);
  const { parameters } = bestOf({ residuals, low: [1e-9, 0, 0], high: [1e6, mostSigma, family === 'usl' ? mostSlowdown : 0] }, starts);
  const usl = lawOf(parameters);
  return { ...usl, r2: shareExplained(points, weights, usl) };
}

/** Square roots of the weights, their greatest 1. */
function weightsOf(points: readonly FitPoint[]): number[] {
  const variances = points.map(({ variance }) => variance ?? 0);
  if (variances.some((variance) => !(variance > 0))) return points.map(() => 1);
  const least = Math.min(...variances);
  return variances.map((variance) => Math.sqrt(least / variance));
}

/** Units in which lambda, kappa and the residuals are of the order of one. */
function scaleOf(points: readonly FitPoint[]): { lambda: number; concurrency: number; throughput: number } {
  return {
    lambda: Math.max(...points.map(({ concurrency, throughput }) => throughput / concurrency)),
    concurrency: Math.max(...points.map(({ concurrency }) => concurrency)),
    throughput: Math.max(...points.map(({ throughput }) => throughput)),
  };
}

function shareExplained(points: readonly FitPoint[], weights: readonly number[], usl: Usl): number {
  const total = weights.reduce((sum, weight) => sum + weight ** 2, 0);
  const mean = points.reduce((sum, { throughput }, at) => sum + throughput * (weights[at] ?? 0) ** 2, 0) / total;
  const sum = (of: (point: FitPoint) => number): number =>
    points.reduce((all, point, at) => all + (of(point) * (weights[at] ?? 0)) ** 2, 0);
  const spread = sum(({ throughput }) => throughput - mean);
  return spread === 0 ? 1 : 1 - sum(({ concurrency, throughput }) => throughput - throughputAt(usl, concurrency)) / spread;
}
