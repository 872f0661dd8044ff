import { fitUsl } from '../fit/fit-usl.ts';
import { concurrencyForThroughput } from '../usl.ts';
import { fitHyperbola, hyperbolaMsAt } from './hyperbola.ts';
import type { TailPoint, TailStatistic } from './points.ts';
import { fitQueue, queueMsAt, type TailQueue } from './queue.ts';

/** Shapes that a tail may have; the first is the one that is told, the others show how far a shape can be trusted. */
export const tailFamilies = ['queue', 'hyperbola', 'law'] as const;
export type TailFamily = (typeof tailFamilies)[number];

/** A fitted tail: ms by requests per second, infinite beyond what it can do. */
export interface TailLaw {
  readonly family: TailFamily;
  readonly msAt: (throughput: number) => number;
  readonly queue: TailQueue | null;
}

/**
 * Fits one shape. `keptUp` is the highest load, requests per second, that was kept up with. `law` takes the mean latency of the scalability law times what the
 * statistic is of it; null for fewer than three different concurrencies.
 */
export function fitTail(
  family: TailFamily,
  points: readonly TailPoint[],
  given: { readonly statistic: TailStatistic; readonly keptUp: number; readonly from?: TailQueue | null },
): TailLaw | null {
  const { statistic, keptUp, from } = given;
  if (family === 'queue') {
    const queue = fitQueue(points, statistic, keptUp, from ?? undefined);
    return { family, queue, msAt: (throughput) => queueMsAt(queue, statistic, throughput) };
  }
  if (family === 'hyperbola') {
    const hyperbola = fitHyperbola(points, keptUp);
    return { family, queue: null, msAt: (throughput) => hyperbolaMsAt(hyperbola, throughput) };
  }
  if (new Set(points.map(({ concurrency }) => concurrency)).size < 3) return null;
  const usl = fitUsl(points);
  const times = Math.exp(
    points.reduce((sum, { throughput, concurrency, ms }) => sum + Math.log((ms * throughput) / concurrency), 0) / points.length,
  );
  const msAt = (throughput: number): number => {
    const concurrency = concurrencyForThroughput(usl, throughput);
    return concurrency === null ? Number.POSITIVE_INFINITY : (times * concurrency) / throughput;
  };
  return { family, queue: null, msAt };
}

/** The most load, requests per second, at which the latency stays within `ms`; null where that is more than `mostTimes` the load `from`. */
export function loadWithin(law: TailLaw, ms: number, from: number, mostTimes: number): number | null {
  let [low, high] = [0, from * mostTimes];
  if (law.msAt(high) <= ms) return null;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (law.msAt(middle) <= ms) low = middle;
    else high = middle;
  }
  return low;
}
