import type { Estimate } from '../../../engine/model/estimate.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import type { Target } from '../../../engine/model/target.ts';

export const exactly = (value: number, share: number | null = null): Estimate => ({
  value,
  low: share === null ? null : value * (1 - share),
  high: share === null ? null : value * (1 + share),
  confidence: 0.95,
  samples: 1000,
});

/** A plateau as a row of a file would make it, and whatever else is said of it. */
export function loadPoint(concurrency: number, throughput: number, more: Partial<LoadPoint> = {}): LoadPoint {
  return {
    run: null,
    order: 0,
    planned: { arrivalRate: null, users: null, connections: null },
    seconds: null,
    replicas: 1,
    concurrency: exactly(concurrency),
    throughput: exactly(throughput),
    journeysPerSecond: null,
    meanMs: null,
    p50Ms: null,
    p95Ms: null,
    p99Ms: null,
    errorRate: null,
    droppedShare: null,
    journey: null,
    steady: null,
    little: null,
    resources: [],
    health: null,
    verdicts: [],
    excluded: [],
    ...more,
  };
}

/** A target about p95 of all requests, ms. */
export const p95Below = (expected: number): Target => ({
  text: `p95 < ${expected} ms`,
  metric: 'latency',
  statistic: 'p95',
  operator: '<',
  expected,
  scope: {},
  abort: false,
  source: 'config',
});
