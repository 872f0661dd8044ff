import { describe, expect, it } from 'vitest';
import { capacityModel } from '../../../engine/capacity/model.ts';
import { capacityModelSchema } from '../../../engine/model/capacity.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import { bandCoverage, bandTrial } from './coverage.ts';
import { exactly, loadPoint, p95Below } from './load-points.ts';
import { cisco } from './published.ts';
import { p95MsOf, queueLadder } from './tail/queue-ladder.ts';

const target = p95Below(200);
const rates = [20, 40, 70, 100, 125, 145, 160, 170];
const modelOf = (points: readonly LoadPoint[], seed = 1) => {
  const model = capacityModel({ points, targets: [target], seed });
  if (model === null) throw new Error('no model');
  return model;
};
const ciscoPoints = cisco.map(({ concurrency, throughput }) => loadPoint(concurrency, throughput));

describe('the capacity model', () => {
  it('is a document of its schema, the same for the same seed', () => {
    const points = queueLadder(rates, target);
    const model = modelOf(points);
    expect(capacityModelSchema.parse(model)).toEqual(model);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    expect(modelOf(points)).toEqual(model);
  });

  it('tells the range of the points that count', () => {
    const left = loadPoint(90, 900, { excluded: [{ code: 'little', facts: {} }] });
    const { range, reasons } = modelOf([...ciscoPoints, left]);
    expect(range.concurrency).toEqual({ low: 1, high: 32 });
    expect(range.throughput).toEqual({ low: 955.16, high: 12211.41 });
    expect(reasons).toContainEqual({ code: 'plateaus-left-out', facts: { excluded: 1, of: 33 } });
  });

  it('keeps to the plateaus of one number of replicas, with the places they have among all', () => {
    const points = queueLadder(rates, target);
    const others = queueLadder([200, 300], target).map((point) => ({ ...point, replicas: 2 }));
    const { range, targets, reasons } = modelOf([...others, ...points]);
    expect(range.throughput.high).toBe(170);
    expect(targets[0]?.lastPass).toBe(9);
    expect(reasons).toContainEqual({ code: 'replicas-differ', facts: { replicas: 1, left: 2 } });
  });

  it('says what too few plateaus are worth', () => {
    const { fit, tail, curves, reasons } = modelOf(queueLadder([50, 100], target));
    expect({ fit, tail }).toEqual({ fit: null, tail: null });
    expect(reasons).toContainEqual({ code: 'few-plateaus', facts: { plateaus: 2, needed: 6 } });
    expect(curves.throughput.map(({ at, label }) => ({ at: Math.round(at), label }))).toEqual([
      { at: 1, label: 'measured' },
      { at: 3, label: 'measured' },
    ]);
    expect(curves.p95).toHaveLength(2);
  });

  it('says so where throughput bends and nothing that is watched is busy', () => {
    const idle = ciscoPoints.map((point) => ({
      ...point,
      resources: [{ resource: 'app-cpu' as const, utilisation: point.throughput.value / 40_000, servers: 4, demandMs: 0.1, waiting: null }],
    }));
    expect(modelOf(idle).reasons[0]?.code).toBe('bottleneck-unseen');
    expect(modelOf(ciscoPoints)).toMatchObject({ bottleneck: null, next: null, reasons: [] });
  });
});

describe('the curves', () => {
  it('of throughput go to twice the highest concurrency, with their labels and a band that holds the value', () => {
    const { throughput } = modelOf(ciscoPoints).curves;
    expect(throughput[0]?.at).toBe(1);
    expect(throughput.at(-1)?.at).toBeCloseTo(64, 9);
    expect(throughput.filter(({ at }) => at === 32)).toMatchObject([{ label: 'measured' }]);
    expect(new Set(throughput.map(({ label }) => label))).toEqual(new Set(['measured', 'projected', 'speculative']));
    for (const { value, low, high } of throughput) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
  });

  it('of throughput end a quarter beyond where the peak is not identifiable', () => {
    expect(modelOf(ciscoPoints.slice(0, 16)).curves.throughput.at(-1)).toMatchObject({ label: 'projected' });
  });

  it('of p95 follow the tail as far as it may speak', () => {
    const { p95 } = modelOf(queueLadder(rates, target)).curves;
    const end = p95.at(-1);
    expect(p95[0]?.at).toBe(20);
    expect(end?.at).toBeGreaterThan(170);
    expect(end?.at).toBeLessThan(200);
    for (const { at, value, low, high } of p95) {
      expect(value / p95MsOf(at)).toBeGreaterThan(0.7);
      expect(value / p95MsOf(at)).toBeLessThan(1.4);
      expect(low).toBeLessThanOrEqual(value);
      expect(high === null || high >= value).toBe(true);
    }
  });

  it('of p95 are the plateaus where no tail was kept', () => {
    const points = queueLadder(rates.slice(0, 3), target).map((point) => ({ ...point, p95Ms: exactly(100, 0.1) }));
    expect(modelOf(points).curves.p95).toEqual(
      rates.slice(0, 3).map((at) => ({ at, value: 100, low: 90, high: 110.00000000000001, label: 'measured' })),
    );
  });
});

describe('the bands of throughput', () => {
  it('hold what is true at their far end in at least 8 of 10 drawn ladders', () => {
    const trials = Array.from({ length: 40 }, (_, at) => bandTrial(at + 1));
    expect(bandCoverage(trials)).toBeGreaterThanOrEqual(0.8);
    expect(trials.filter(({ width }) => width < 1).length).toBeGreaterThan(30);
  });
});
