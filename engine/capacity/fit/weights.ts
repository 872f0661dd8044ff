import type { LoadPoint } from '../../model/load-point.ts';
import { throughputAt } from '../usl.ts';
import { standardErrorOf } from './deviation.ts';
import { type FitPoint, fitUsl } from './fit-usl.ts';

/** What two plateaus of the same load differ by, as a share, whatever each one's own interval says: no plateau counts as more exact than that. */
export const plateauSpread = 0.02;

/**
 * Plateaus as the laws see them. Where every plateau tells the error of its throughput and of its concurrency, each has the variance of what the law misses:
 * that of X, that of N by the slope of the law there (effective variance, Orear 1982), and the spread between plateaus. Otherwise none has one.
 */
export function fitPointsOf(points: readonly LoadPoint[]): FitPoint[] {
  const plain = points.map(({ concurrency, throughput }) => ({ concurrency: concurrency.value, throughput: throughput.value }));
  const errors = points.map(({ concurrency, throughput }) => ({ x: standardErrorOf(throughput), n: standardErrorOf(concurrency) }));
  if (errors.some(({ x, n }) => x === null || n === null)) return plain;
  const law = fitUsl(plain);
  return plain.map((point, at) => {
    const { x, n } = errors[at] ?? { x: 0, n: 0 };
    const slope =
      (throughputAt(law, point.concurrency * 1.001) - throughputAt(law, point.concurrency * 0.999)) / (point.concurrency * 0.002);
    return { ...point, variance: (x ?? 0) ** 2 + (slope * (n ?? 0)) ** 2 + (plateauSpread * point.throughput) ** 2 };
  });
}
