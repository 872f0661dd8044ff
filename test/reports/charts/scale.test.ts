import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, broken } from '../../../reports/charts/draw.ts';
import { aboutZero, between, fromZero, logarithmic, timeSteps } from '../../../reports/charts/scale.ts';
import { thinned } from '../../../reports/charts/thin.ts';
import { demoReport } from '../variants.ts';

describe('scales', () => {
  it('begin at zero and end at a round number', () => {
    expect(fromZero(331)).toMatchObject({ low: 0, high: 400, ticks: [0, 100, 200, 300, 400] });
    expect(fromZero(0.012)).toMatchObject({ high: 0.015, ticks: [0, 0.005, 0.01, 0.015] });
    expect(fromZero(0)).toMatchObject({ low: 0 });
    expect(aboutZero(0.31)).toMatchObject({ low: -0.4, high: 0.4 });
    expect(between(0, 150, timeSteps, 6).ticks).toEqual([0, 30, 60, 90, 120, 150]);
    expect(logarithmic(1, 1000).ticks).toEqual([1, 10, 100, 1000]);
    expect(logarithmic(2, 300).ticks).toEqual([3, 10, 30, 100, 300]);
  });

  it('keep every value within the axis, in order, with a few marks', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (most, share) => {
        for (const scale of [fromZero(most), logarithmic(most / 1000, most), aboutZero(most), between(0, most, timeSteps)]) {
          const here = scale.at(most * share);
          expect(here).toBeGreaterThanOrEqual(0);
          expect(here).toBeLessThanOrEqual(1);
          expect(scale.at(most)).toBeGreaterThanOrEqual(here);
          expect(scale.ticks.length).toBeLessThanOrEqual(12);
        }
        return scaleHolds(most);
      }),
    );
  });

  const scaleHolds = (most: number): boolean => fromZero(most).high >= most * 0.999999;
});

describe('lines', () => {
  it('break where nothing was measured and show a lonely point', () => {
    expect(
      broken([
        { x: 0, y: 1 },
        { x: 0.5, y: 2 },
        { x: 0.6, y: null },
        { x: 0.7, y: 3 },
        { x: 0.8, y: null },
      ]),
    ).toBe('M0 1L500 2M700 3h0');
    expect(broken([])).toBe('');
  });

  it('name their ends without overlap, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 190 }), { minLength: 1, maxLength: 4 }), (wished) => {
        const heights = apart(wished, 14, 192);
        const sorted = [...heights].sort((a, b) => a - b);
        return sorted.every((y, index) => y <= 192 && (index === 0 || y - (sorted[index - 1] ?? 0) >= 13.999));
      }),
    );
  });
});

describe('thinning', () => {
  const { timeline } = demoReport();

  it('never hides a peak, never makes a gap of a value, and keeps the length', () => {
    const thin = thinned(timeline, 20);
    const greatest = (values: readonly (number | null)[]) => Math.max(...values.map((value) => value ?? 0));
    expect(thin.atS.length).toBeLessThanOrEqual(20);
    for (const key of ['p50', 'p95', 'p99', 'errorRate'] as const) expect(greatest(thin[key])).toBe(greatest(timeline[key]));
    expect(thin.p95.filter((value) => value === null)).toEqual([]);
    expect((thin.atS.at(-1) ?? 0) + (thin.widthS.at(-1) ?? 0)).toBe((timeline.atS.at(-1) ?? 0) + (timeline.widthS.at(-1) ?? 0));
  });

  it('leaves a short timeline as it is', () => {
    expect(thinned(timeline, 5000)).toBe(timeline);
  });
});
