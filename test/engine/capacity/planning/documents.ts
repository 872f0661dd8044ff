import type { CapacityModel, TargetCapacity } from '../../../../engine/model/capacity.ts';
import type { Estimate } from '../../../../engine/model/estimate.ts';
import type { LoadPoint } from '../../../../engine/model/load-point.ts';
import { type PlanningPolicy, planningPolicySchema } from '../../../../engine/model/planning.ts';
import type { Projection } from '../../../../engine/model/projection.ts';
import type { Target } from '../../../../engine/model/target.ts';

export const estimate = (value: number, share = 0): Estimate => ({
  value,
  low: value * (1 - share),
  high: value * (1 + share),
  confidence: 0.95,
  samples: 1000,
});

export const target: Target = {
  text: 'p95 < 300 ms',
  metric: 'latency',
  statistic: 'p95',
  operator: '<',
  expected: 300,
  scope: {},
  abort: false,
  source: 'config',
};

/** A plateau whose journeys make four requests and think 19.2 s: at 200 ms of mean latency one lasts 20 s. */
export function plateau(throughput: number, meanMs: number, change: Partial<LoadPoint> = {}): LoadPoint {
  return {
    run: null,
    order: 0,
    planned: { arrivalRate: throughput / 4, users: null, connections: null },
    seconds: 60,
    replicas: 1,
    concurrency: estimate((throughput * meanMs) / 1000),
    throughput: estimate(throughput),
    journeysPerSecond: throughput / 4,
    meanMs: estimate(meanMs),
    p50Ms: null,
    p95Ms: estimate(meanMs * 1.5),
    p99Ms: null,
    errorRate: 0,
    droppedShare: 0,
    journey: { requests: 4, thinkMs: 19_200, pacingS: null },
    steady: null,
    little: null,
    resources: [],
    health: null,
    verdicts: [{ target: target.text, status: meanMs < 250 ? 'pass' : 'fail', actual: null }],
    excluded: [],
    ...change,
  };
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
