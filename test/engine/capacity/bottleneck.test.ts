import { describe, expect, it } from 'vitest';
import { bottlenecksOf } from '../../../engine/capacity/bottleneck.ts';
import type { ResourceUse } from '../../../engine/model/load-point.ts';
import { loadPoint } from './load-points.ts';

const use = (resource: ResourceUse['resource'], utilisation: number, servers: number, throughput: number): ResourceUse => ({
  resource,
  utilisation,
  servers,
  demandMs: (1000 * utilisation * servers) / throughput,
  waiting: null,
});
const ladder = (of: (throughput: number) => ResourceUse[]) =>
  [100, 50, 200, 300].map((rate) => loadPoint(rate / 10, rate, { resources: of(rate) }));

describe('the bottleneck', () => {
  it('is the resource with the least servers / D, and the next one after it', () => {
    const points = ladder((rate) => [
      use('database', rate / 600, 1, rate),
      use('app-cpu', rate / 400, 4, rate),
      use('pool', rate / 500, 10, rate),
    ]);
    const { first, next } = bottlenecksOf(points);
    expect(first).toMatchObject({ resource: 'app-cpu', utilisation: 0.75, drifts: false, limit: { label: 'speculative', reasons: [] } });
    expect(first?.limit.value).toBeCloseTo(400, 9);
    expect(first?.demandMs).toBeCloseTo(10, 9);
    expect(first?.limit.ratio).toBeCloseTo(4 / 3, 9);
    expect(next?.resource).toBe('pool');
    expect(next?.limit.value).toBeCloseTo(500, 9);
  });

  it('flags a demand that drifts by more than a tenth, and takes that of the highest load', () => {
    const points = ladder((rate) => [use('database', (rate / 600) * (1 + rate / 600), 1, rate)]);
    const { first } = bottlenecksOf(points);
    expect(first?.drifts).toBe(true);
    expect(first?.limit.value).toBeCloseTo(400, 6);
    expect(first?.limit.reasons).toMatchObject([{ code: 'demand-drifts' }]);
    const steady = ladder((rate) => [use('database', (rate / 600) * (1 + rate / 6000), 1, rate)]);
    expect(bottlenecksOf(steady).first?.drifts).toBe(false);
  });

  it('has a range as wide as its demands differ, and none from one plateau', () => {
    const points = ladder((rate) => [use('database', (rate / 600) * (rate === 100 ? 1.05 : 1), 1, rate)]);
    const { first } = bottlenecksOf(points);
    expect(first?.limit.low).toBeLessThan(600 / 1.02);
    expect(first?.limit.high).toBeGreaterThan(600);
    const [alone] = points;
    expect(bottlenecksOf(alone ? [alone] : []).first?.limit).toMatchObject({ label: 'refused' });
  });

  it('names a resource whose limit is too far away for a number', () => {
    const { first } = bottlenecksOf(ladder((rate) => [use('network', rate / 3000, 1, rate)]));
    expect(first).toMatchObject({ resource: 'network', limit: { value: null, label: 'refused' } });
  });

  it('is unknown without probes, and memory is no server', () => {
    expect(bottlenecksOf(ladder(() => []))).toEqual({ first: null, next: null });
    expect(bottlenecksOf(ladder((rate) => [use('memory', 0.9, 1, rate)]))).toEqual({ first: null, next: null });
  });
});
