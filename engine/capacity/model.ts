import type { CapacityModel } from '../model/capacity.ts';
import type { LoadPoint } from '../model/load-point.ts';
import type { FactReason } from '../model/projection.ts';
import type { Target } from '../model/target.ts';
import { createRandom } from '../stats/random.ts';
import { bottlenecksOf } from './bottleneck.ts';
import { counts } from './counted.ts';
import { p95Curve } from './curves/p95-curve.ts';
import { throughputCurve } from './curves/throughput-curve.ts';
import { scalabilityOf } from './fit/scalability.ts';
import { meanLatencyAt } from './mean-latency.ts';
import { pinnedReplicas } from './pinned-replicas.ts';
import { tailOf } from './tail/tail.ts';
import { isPooledP95, p95Points, pointsOfTarget, tailStatisticOf } from './targets/tail-of-target.ts';
import { targetCapacity } from './targets/target-capacity.ts';
import { trustReasons } from './trust.ts';

/**
 * What the plateaus say of capacity: the load at which each target ceases to be met, the resource that runs out, the fitted laws and their curves. Points that
 * are excluded, or whose generator was not healthy, say nothing of any model; where replicas differ only those of the most frequent number of replicas
 * speak. The same seed resamples alike. Null where no point counts: no capacity is claimed then.
 */
export function capacityModel(input: {
  readonly points: readonly LoadPoint[];
  readonly targets: readonly Target[];
  readonly seed: number;
}): CapacityModel | null {
  const { targets, seed } = input;
  const { points, places, reasons } = pinnedReplicas(input.points);
  const counted = points.filter(counts);
  if (counted.length === 0) return null;
  const scalability = scalabilityOf(counted, createRandom(seed));
  const fit = scalability?.fit ?? null;
  const tail = tailOf(p95Points(points), 0.95, createRandom(seed));
  const { first, next } = bottlenecksOf(counted);
  const meanMsAt = (throughput: number): number | null => meanLatencyAt({ fit }, points, throughput);
  const tailOfTarget = (target: Target) => {
    const statistic = tailStatisticOf(target);
    if (statistic === null) return null;
    return isPooledP95(target) ? tail : tailOf(pointsOfTarget(points, target), statistic, createRandom(seed));
  };
  const most = first === null || first.drifts ? null : first.limit.high;
  const found = targets.map((target) => targetCapacity({ points, target, tailOf: tailOfTarget, most, meanMsAt }));
  const place = (at: number | null): number | null => (at === null ? null : (places[at] ?? null));
  const limits = targets.filter(isPooledP95).map(({ expected }) => expected);
  return {
    range: {
      concurrency: rangeOf(counted, ({ concurrency }) => concurrency.value),
      throughput: rangeOf(counted, ({ throughput }) => throughput.value),
    },
    targets: found.map((one) => ({ ...one, lastPass: place(one.lastPass), firstFail: place(one.firstFail) })),
    bottleneck: first,
    next,
    fit,
    tail: tail?.fit ?? null,
    curves: { throughput: throughputCurve(counted, scalability), p95: p95Curve(counted, tail, limits) },
    reasons: [...reasons, ...trustReasons(points, counted, fit, first)] satisfies FactReason[],
  };
}

function rangeOf(counted: readonly LoadPoint[], of: (point: LoadPoint) => number): { low: number; high: number } {
  const values = counted.map(of);
  return { low: Math.min(...values), high: Math.max(...values) };
}
