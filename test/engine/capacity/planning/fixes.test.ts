import { describe, expect, it } from 'vitest';
import { cheapestFix, gainOfCapacities, gainOfChange, type MeasuredFix } from '../../../../engine/capacity/planning/fixes.ts';
import type { Change } from '../../../../engine/model/comparison.ts';
import { measured } from './documents.ts';

const change = (metric: string, value: number, low: number | null, high: number | null): Change => ({
  metric,
  statistic: 'p95',
  endpoint: null,
  base: 100,
  head: 100 * (1 + value),
  baseSamples: 1000,
  headSamples: 1000,
  change: { value, low, high, confidence: 0.95, samples: 10 },
  scale: 'ratio',
  smallestDetectableChange: null,
  verdict: 'improved',
  reasons: [],
  primary: true,
  evidence: null,
});
const fix = (name: string, cost: number | null, gain: number, low = gain / 2): MeasuredFix => ({
  name,
  cost,
  gain: measured(gain, low, gain * 2),
  evidence: [`run-of-${name}`],
});

describe('gainOfCapacities', () => {
  it('is how much more, from the worst to the best pair of ends', () => {
    // 150 / 100; 140 / 110; 160 / 90.
    const gain = gainOfCapacities(measured(100, 90, 110), { ...measured(150, 140, 160), label: 'projected' });
    expect(gain).toMatchObject({ value: 0.5, label: 'projected', confidence: 0.95 });
    expect(gain.low).toBeCloseTo(140 / 110 - 1, 9);
    expect(gain.high).toBeCloseTo(160 / 90 - 1, 9);
  });

  it('is nothing without both', () => {
    expect(gainOfCapacities({ ...measured(1, 1, 1), value: null }, measured(1, 1, 1)).label).toBe('refused');
  });
});

describe('gainOfChange', () => {
  it('turns a latency that fell by two thirds into three times the speed', () => {
    // 385 ms to 125 ms: -67.5 %, 3.08 times as fast.
    const gain = gainOfChange(change('latency', 125 / 385 - 1, -0.7, -0.6));
    expect(gain.value).toBeCloseTo(385 / 125 - 1, 9);
    expect(gain.low).toBeCloseTo(1 / 0.4 - 1, 9);
    expect(gain.high).toBeCloseTo(1 / 0.3 - 1, 9);
    expect(gain.reasons).toEqual([{ code: 'gain-of-speed', facts: { metric: 'latency', statistic: 'p95' } }]);
  });

  it('takes what should be high as it is, and no difference of rates', () => {
    expect(gainOfChange(change('checks', 0.2, 0.1, 0.3))).toMatchObject({ value: 0.2, low: 0.1, high: 0.3 });
    expect(gainOfChange({ ...change('errorRate', -0.01, -0.02, 0), scale: 'difference' }).label).toBe('refused');
  });
});

describe('cheapestFix', () => {
  it('takes what costs least for its gain, with its evidence', () => {
    // 2,000 a whole, 1,500 a whole, 10,000 a whole.
    expect(cheapestFix([fix('cache', 1000, 0.5), fix('indexes', 1200, 0.8), fix('tweak', 100, 0.01)])).toEqual({
      name: 'indexes',
      gain: fix('indexes', 1200, 0.8).gain,
      evidence: ['run-of-indexes'],
    });
  });

  it('leaves out what may not help at all, and puts what has no price after what has', () => {
    expect(cheapestFix([fix('unsure', 1, 0.5, -0.1)])).toBeNull();
    expect(cheapestFix([{ ...fix('unknown', 1, 0.5), gain: { ...fix('unknown', 1, 0.5).gain, low: null } }])).toBeNull();
    expect(cheapestFix([fix('free', null, 5), fix('priced', 1000, 0.1)])?.name).toBe('priced');
    expect(cheapestFix([fix('small', null, 0.2), fix('large', null, 0.6)])?.name).toBe('large');
    expect(cheapestFix([])).toBeNull();
  });
});
