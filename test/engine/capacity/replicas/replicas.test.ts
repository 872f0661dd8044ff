import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacityByReplicas, scalingOf } from '../../../../engine/capacity/replicas/scaling.ts';
import { sharedTier } from '../../../../engine/capacity/replicas/shared-tier.ts';
import { holdsOneLost, replicasFor, throughputOf } from '../../../../engine/capacity/replicas.ts';
import { throughputAt, type Usl } from '../../../../engine/capacity/usl.ts';
import type { ResourceName } from '../../../../engine/model/load-point.ts';
import { plateau } from '../planning/documents.ts';

const plain = { need: 1000, perReplica: 100, efficiency: 1, keepFree: 0, zones: 1, spare: 0 };
const usl = (law: Usl) => (replicas: number) => throughputAt(law, replicas) / (replicas * throughputAt(law, 1));

describe('replicasFor', () => {
  it('is ceil(need / (X1 e h)) and the spare ones', () => {
    expect(replicasFor(plain)).toEqual({ needed: 10, perZone: null, total: 10 });
    // 1000 / (100 x .9 x .7) = 15.9; 1000 / (100 x .8 x .7) = 17.9.
    expect(replicasFor({ ...plain, efficiency: 0.9, keepFree: 0.3 })?.needed).toBe(16);
    expect(replicasFor({ ...plain, efficiency: 0.8, keepFree: 0.3, spare: 1 })?.needed).toBe(19);
  });

  it('needs no more for a share that is only rounded', () => {
    // 1 - .9 is .1 less a hair: 10 / (100 x .1) is one.
    expect(replicasFor({ ...plain, need: 70, keepFree: 0.3 })?.needed).toBe(1);
    expect(replicasFor({ ...plain, need: 10, keepFree: 0.9 })?.needed).toBe(1);
    expect(replicasFor({ ...plain, need: 70.001, keepFree: 0.3 })?.needed).toBe(2);
    expect(replicasFor({ ...plain, need: 210, keepFree: 0.3, efficiency: () => 1 })?.needed).toBe(3);
  });

  it('puts ceil(n / (zones - 1)) in each zone, so that one may be lost', () => {
    expect(replicasFor({ ...plain, zones: 3 })).toEqual({ needed: 10, perZone: 5, total: 15 });
    expect(replicasFor({ ...plain, zones: 2 })).toEqual({ needed: 10, perZone: 10, total: 20 });
    expect(replicasFor({ ...plain, zones: 4, spare: 1 })).toEqual({ needed: 11, perZone: 4, total: 16 });
  });

  it('follows an efficiency that falls with the number', () => {
    // X(n) = 100 n / (1 + .05 (n-1)): 16 give 914, 17 give 944, 18 give 973, 19 give 1000 = 1900 / 1.9.
    expect(replicasFor({ ...plain, efficiency: usl({ lambda: 100, sigma: 0.05, kappa: 0 }) })?.needed).toBe(19);
    expect(replicasFor({ ...plain, need: 1001, efficiency: usl({ lambda: 100, sigma: 0.05, kappa: 0 }) })?.needed).toBe(20);
  });

  it('finds none where more replicas give less', () => {
    // Peak at sqrt(.95 / .01) = 9.7 replicas: 1000 / (1 + .45 + .9) = 426 with ten.
    const retrograde = usl({ lambda: 100, sigma: 0.05, kappa: 0.01 });
    expect(replicasFor({ ...plain, efficiency: retrograde })).toBeNull();
    expect(replicasFor({ ...plain, need: 420, efficiency: retrograde })?.needed).toBe(9);
    expect(replicasFor({ ...plain, perReplica: 0 })).toBeNull();
  });

  it('gives never fewer for more, and enough for what is asked', () => {
    const need = fc.double({ min: 1, max: 50_000, noNaN: true });
    const wishes = fc.record({
      perReplica: fc.double({ min: 1, max: 500, noNaN: true }),
      efficiency: fc.oneof(
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.3, noNaN: true }).map((sigma) => usl({ lambda: 1, sigma, kappa: 0 })),
      ),
      keepFree: fc.double({ min: 0, max: 0.8, noNaN: true }),
      zones: fc.integer({ min: 1, max: 5 }),
      spare: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(wishes, need, need, (wish, first, second) => {
        const fewer = replicasFor({ ...wish, need: Math.min(first, second) });
        const more = replicasFor({ ...wish, need: Math.max(first, second) });
        if (more === null) return;
        expect(fewer?.total).toBeLessThanOrEqual(more.total);
        const serving = more.needed - wish.spare;
        expect(throughputOf(serving, wish.perReplica, wish.efficiency) * (1 - wish.keepFree)).toBeGreaterThanOrEqual(
          Math.max(first, second) * (1 - 1e-6),
        );
        if (more.perZone !== null) expect(more.perZone * (wish.zones - 1)).toBeGreaterThanOrEqual(more.needed);
      }),
      { numRuns: 60 },
    );
  });
});

describe('holdsOneLost', () => {
  it('uses what is kept free', () => {
    const wish = { need: 1000, perReplica: 100, efficiency: 1 };
    expect(holdsOneLost(11, wish)).toBe(true);
    expect(holdsOneLost(10, wish)).toBe(false);
    expect(holdsOneLost(1, { ...wish, need: 0 })).toBe(false);
  });
});

describe('scalingOf', () => {
  const law: Usl = { lambda: 120, sigma: 0.04, kappa: 0.001 };
  const measured = [1, 2, 4, 8].map((replicas) => ({ replicas, throughput: throughputAt(law, replicas) }));

  it('finds the law that the counts follow', () => {
    const scaling = scalingOf(measured);
    expect(scaling?.perReplica).toBeCloseTo(120, 3);
    // 1 / (1 + .04 x 7 + .001 x 8 x 7) = .7485.
    expect(scaling?.efficiency(8)).toBeCloseTo(0.7485, 3);
    expect(scaling?.efficiency(1)).toBeCloseTo(1, 9);
    expect(scaling?.counts).toEqual([1, 2, 4, 8]);
  });

  it('takes three different counts', () => {
    expect(scalingOf(measured.slice(0, 2))).toBeNull();
    expect(scalingOf([...measured.slice(0, 2), { replicas: 2, throughput: 200 }])).toBeNull();
  });
});

describe('capacityByReplicas', () => {
  it('is the highest plateau that met the target below the first that missed it', () => {
    const of = (replicas: number, throughput: number, meanMs: number) => plateau(throughput, meanMs, { replicas });
    const points = [of(2, 700, 300), of(2, 600, 200), of(2, 800, 200), of(1, 300, 200), of(1, 350, 200), of(4, 100, 300)];
    const others = [
      plateau(900, 200, { replicas: 2, excluded: [{ code: 'not-steady', facts: {} }] }),
      plateau(950, 200, { replicas: 8 }),
      plateau(999, 200, { replicas: 1, verdicts: [] }),
    ];
    expect(capacityByReplicas([...points, ...others], 'p95 < 300 ms')).toEqual([
      { replicas: 1, throughput: 350 },
      { replicas: 2, throughput: 600 },
      { replicas: 8, throughput: 950 },
    ]);
  });
});

describe('sharedTier', () => {
  const use = (resource: ResourceName, demandMs: number | null, servers = 1) => ({
    resource,
    utilisation: 0.5,
    servers,
    demandMs,
    waiting: null,
  });

  it('allows servers / D_max of the tightest one, at the highest load', () => {
    const points = [
      plateau(100, 200, { resources: [use('database', 9, 4)] }),
      plateau(200, 200, { resources: [use('database', 8, 4), use('limiter', 1)] }),
    ];
    // Four servers of 8 ms each make 500 a second, the limiter 1,000.
    expect(sharedTier(points)).toEqual({ resource: 'database', limit: 500 });
    expect(sharedTier([plateau(200, 200, { resources: [use('limiter', 4), use('database', 1)] })])).toEqual({
      resource: 'limiter',
      limit: 250,
    });
  });

  it('is nothing of what each replica has its own of', () => {
    expect(sharedTier([plateau(100, 200, { resources: [use('app-cpu', 9), use('event-loop', 9), use('database', null)] })])).toBeNull();
  });
});
