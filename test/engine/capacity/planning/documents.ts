import type { CapacityModel, TargetCapacity } from '../../../../engine/model/capacity.ts';
import type { Estimate } from '../../../../engine/model/estimate.ts';
import type { LoadPoint } from '../../../../engine/model/load-point.ts';
import { type PlanningPolicy, planningPolicySchema } from '../../../../engine/model/planning.ts';
import type { Projection } from '../../../../engine/model/projection.ts';
import { exactly, loadPoint, p95Below } from '../load-points.ts';

export const estimate = (value: number, share = 0): Estimate => exactly(value, share);

export const target = p95Below(300);

/** A plateau whose journeys make four requests and think 19.2 s: at 200 ms of mean latency one lasts 20 s. */
export function plateau(throughput: number, meanMs: number, change: Partial<LoadPoint> = {}): LoadPoint {
  return loadPoint((throughput * meanMs) / 1000, throughput, {
    planned: { arrivalRate: throughput / 4, users: null, connections: null },
    seconds: 60,
    concurrency: estimate((throughput * meanMs) / 1000),
    throughput: estimate(throughput),
    journeysPerSecond: throughput / 4,
    meanMs: estimate(meanMs),
    p95Ms: estimate(meanMs * 1.5),
    errorRate: 0,
    droppedShare: 0,
    journey: { requests: 4, thinkMs: 19_200, pacingS: null },
    verdicts: [{ target: target.text, status: meanMs < 250 ? 'pass' : 'fail', actual: null }],
    ...change,
  });
}

/** 200 ms up to 400 req/s, which is 2,000 users; 300 ms at 500 req/s, which misses the target. */
export const points: readonly LoadPoint[] = [plateau(100, 200), plateau(200, 200), plateau(400, 200), plateau(500, 300)];

export const measured = (value: number, low: number, high: number): Projection => ({
  value,
  low,
  high,
  confidence: 0.95,
  label: 'measured',
  ratio: 0.8,
  reasons: [],
});

export const capacity: TargetCapacity = {
  target,
  found: 'between',
  lastPass: 2,
  firstFail: 3,
  throughput: measured(400, 400, 400),
  journeysPerSecond: measured(100, 100, 100),
  users: null,
};

export function modelOf(targets: readonly TargetCapacity[] = [capacity]): CapacityModel {
  return {
    range: { concurrency: { low: 20, high: 150 }, throughput: { low: 100, high: 500 } },
    targets: [...targets],
    bottleneck: null,
    next: null,
    fit: null,
    tail: null,
    curves: { throughput: [], p95: [] },
    reasons: [],
  };
}

export const policyOf = (given: Parameters<typeof planningPolicySchema.parse>[0]): PlanningPolicy => planningPolicySchema.parse(given);
