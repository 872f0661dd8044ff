import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assumptionsOf } from '../../../engine/plan/assumptions.ts';
import { npvOf } from '../../../engine/plan/npv.ts';
import { npvRangeOf } from '../../../engine/plan/npv-range.ts';
import { tornadoOf } from '../../../engine/plan/tornado.ts';
import { npvWith, totalsOf } from '../../../engine/plan/totals.ts';
import { exactly, plainCase, seedAssumptions } from './seed-case.ts';

it('the five bars of the plain case, by hand', () => {
  const bars = tornadoOf(assumptionsOf(plainCase));
  expect(bars.map(({ code, low, high }) => [code, low, high])).toEqual([
    ['benefit', 1200, 1800],
    ['months', 10, 14],
    ['setup', 4800, 7200],
    ['operating', 120, 180],
    ['rate', 0.08000000000000002, 0.12],
  ]);
  const [benefit, months, setup] = bars;
  // 300 a month less or more, 11.40049 months' worth: 9,390.66 -+ 3,420.15.
  expect(benefit?.npvAtLow).toBeCloseTo(5970.51, 1);
  expect(benefit?.npvAtHigh).toBeCloseTo(12_810.81, 1);
  expect(setup).toMatchObject({ swing: 2400, range: 'default', source: 'stated' });
  // Ten months at 10 % a year: 1350 x 9.57506 - 6000.
  expect(months?.npvAtLow).toBeCloseTo(6926.33, 2);
});

it('takes the strongest five of all items, most first, and stated ends where there are some', () => {
  const bars = tornadoOf(seedAssumptions());
  expect(bars).toHaveLength(5);
  expect(bars.map(({ swing }) => swing)).toEqual(bars.map(({ swing }) => swing).toSorted((a, b) => b - a));
  const wide = assumptionsOf({ ...plainCase, benefits: [{ name: 'benefit', perMonth: { value: 1500, low: 0, high: 1600 } }] });
  expect(tornadoOf(wide)[0]).toMatchObject({ code: 'benefit', low: 0, high: 1600, range: 'stated' });
});

const money = fc.double({ min: 0, max: 1e5, noNaN: true });
const anyCase = fc
  .record({
    setup: money,
    operating: money,
    benefit: money,
    rate: fc.double({ min: 0, max: 2, noNaN: true }),
    months: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ setup, operating, benefit, rate, months }) =>
    assumptionsOf({
      setup: { total: exactly(setup) },
      operatingPerMonth: [{ name: 'operating', perMonth: exactly(operating) }],
      benefits: [{ name: 'benefit', perMonth: { value: benefit, low: benefit / 2, high: benefit * 2 } }],

      months: { value: months, source: 'stated' },
      ratePerYear: { value: rate, source: 'stated' },
    }),
  );

it('a bar moved back to its own value is the NPV of the case, and the NPV lies between its ends', () => {
  fc.assert(
    fc.property(anyCase, (assumptions) => {
      const npv = npvOf(totalsOf(assumptions));
      const tornado = tornadoOf(assumptions);
      const slack = 1e-6 * (1 + Math.abs(npv));
      for (const bar of tornado) {
        const back = npvWith(assumptions, ({ code, value }) => (code === bar.code ? bar.value : value));
        expect(back).toBeCloseTo(npv, 6);
        expect(npv).toBeGreaterThanOrEqual(Math.min(bar.npvAtLow, bar.npvAtHigh) - slack);
        expect(npv).toBeLessThanOrEqual(Math.max(bar.npvAtLow, bar.npvAtHigh) + slack);
      }
    }),
    { numRuns: 50 },
  );
});

it('a benefit with a range gives the NPV at both ends and the chance that it never pays', () => {
  const assumptions = assumptionsOf({ ...plainCase, benefits: [{ name: 'benefit', perMonth: { value: 300, low: 0, high: 900 } }] });
  const range = npvRangeOf(assumptions);
  // At 0 and at 900 a month: -150 and 750 x 11.40049, less 6,000.
  expect(range?.low).toBeCloseTo(-7710.07, 2);
  expect(range?.high).toBeCloseTo(2550.37, 2);
  // A triangle over 0..900 with its top at 300: P(B <= 150) = 150^2 / (900 x 300) = 1/12.
  expect(range?.chanceNeverPays).toBeCloseTo(1 / 12, 1.9);
  // NPV < 0 where B < 150 + 6000 / 11.40049 = 676.29: 1 - (900 - 676.29)^2 / (900 x 600).
  expect(Math.abs((range?.chanceNpvNegative ?? 0) - 0.90732)).toBeLessThan(0.01);
  // Median of that triangle: 900 - sqrt(.5 x 900 x 600) = 380.38.
  expect(Math.abs((range?.p50 ?? 0) - (230.38 * 11.40049 - 6000))).toBeLessThan(60);
  expect(npvRangeOf(assumptions)).toEqual(range);
});

it('without a stated range there is none, and what always pays has no chance of never paying', () => {
  expect(npvRangeOf(seedAssumptions())).toBeNull();
  const sure = assumptionsOf({ ...plainCase, setup: { total: { value: 6000, low: 5000, high: 9000 } } });
  const range = npvRangeOf(sure);
  expect(range).toMatchObject({ chanceNeverPays: 0, chanceNpvNegative: 0 });
  expect(range?.low).toBeCloseTo(6390.66, 2);
  expect(range?.high).toBeCloseTo(10_390.66, 2);
});
