import type { LoadPoint } from '../../model/load-point.ts';
import { metricById } from '../../model/metric.ts';
import type { Target } from '../../model/target.ts';
import { counts } from '../counted.ts';
import { standardErrorOf } from '../fit/deviation.ts';
import { logDeviationOf, type TailPoint, type TailStatistic } from '../tail/points.ts';

/** Of all requests' latency, as the points tell it. */
const pooledLatency = 'latency';

/** The statistic of a latency that a queue predicts; null for a target about anything else, or that wants it slow. */
export function tailStatisticOf({ metric, statistic, operator }: Target): TailStatistic | null {
  if (metricById(metric).unit !== 'ms' || !operator.startsWith('<')) return null;
  if (statistic === 'avg') return 'mean';
  const percent = /^p(\d+(?:\.\d+)?)$/.exec(statistic)?.[1];
  return percent === undefined ? null : Number(percent) / 100;
}

/** p95 of all requests: what `TailFit` tells. */
export function isPooledP95({ metric, statistic, scope }: Target): boolean {
  return metric === pooledLatency && statistic === 'p95' && Object.keys(scope).length === 0;
}

/** p95 and mean latency of the plateaus that count. */
export function p95Points(points: readonly LoadPoint[]): TailPoint[] {
  return points.filter(counts).flatMap((point) => (point.p95Ms === null ? [] : (tailPoint(point, point.p95Ms, point.meanMs) ?? [])));
}

/** What was judged of the plateaus that count; the mean goes with it where both are of all requests. */
export function pointsOfTarget(points: readonly LoadPoint[], { text, metric, statistic, scope }: Target): TailPoint[] {
  const isPooled = metric === pooledLatency && Object.keys(scope).length === 0 && statistic !== 'avg';
  return points.filter(counts).flatMap((point) => {
    const actual = point.verdicts.find(({ target }) => target === text)?.actual ?? null;
    return actual === null ? [] : (tailPoint(point, actual, isPooled ? point.meanMs : null) ?? []);
  });
}

function tailPoint(point: LoadPoint, ms: NonNullable<LoadPoint['p95Ms']>, mean: LoadPoint['meanMs']): TailPoint | null {
  const [throughput, concurrency] = [point.throughput.value, point.concurrency.value];
  if (!(throughput > 0 && concurrency > 0 && ms.value > 0)) return null;
  const meanMs = mean !== null && mean.value > 0 ? mean.value : null;
  return {
    throughput,
    concurrency,
    ms: ms.value,
    meanMs,
    deviation: logDeviationOf(ms) ?? 1,
    loadError: (standardErrorOf(point.throughput) ?? 0) / throughput,
    meanDeviation: (mean === null ? null : logDeviationOf(mean)) ?? 1,
  };
}
