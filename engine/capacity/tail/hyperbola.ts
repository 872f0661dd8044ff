import { bestOf } from '../fit/least-squares.ts';
import type { TailPoint } from './points.ts';

/** Latency that is `idleMs` alone and grows by `waitMs` X / (limit - X): the wait of one server, whatever the statistic. */
export interface Hyperbola {
  readonly idleMs: number;
  readonly waitMs: number;
  /** Requests per second that cannot be done. */
  readonly limit: number;
}

export function hyperbolaMsAt({ idleMs, waitMs, limit }: Hyperbola, throughput: number): number {
  return throughput >= limit ? Number.POSITIVE_INFINITY : idleMs + (waitMs * throughput) / (limit - throughput);
}

/** By least squares on the logarithms; `keptUp` is a load, requests per second, below the limit. */
export function fitHyperbola(points: readonly TailPoint[], keptUp: number): Hyperbola {
  const scale = Math.min(...points.map(({ ms }) => ms));
  const of = ([idle = 0, wait = 0, room = 0]: readonly number[]): Hyperbola => ({
    idleMs: scale * Math.exp(idle),
    waitMs: scale * wait ** 2,
    limit: keptUp * Math.exp(room),
  });
  const residuals = (parameters: readonly number[]): number[] => {
    const hyperbola = of(parameters);
    return points.map(({ throughput, ms, deviation }) => Math.log(hyperbolaMsAt(hyperbola, throughput) / ms) / deviation);
  };
  const problem = { residuals, low: [-3, 0, Math.log(1.002)], high: [3, 10, Math.log(30)] };
  return of(
    bestOf(
      problem,
      [0.1, 0.5, 1.2].map((room) => [0, 0.5, room]),
    ).parameters,
  );
}
