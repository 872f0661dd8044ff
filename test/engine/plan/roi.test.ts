import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roiSchema } from '../../../engine/model/roi.ts';
import { assumptionsOf } from '../../../engine/plan/assumptions.ts';
import { irrPerMonth } from '../../../engine/plan/irr.ts';
import { annuity, monthlyRate, npvOf } from '../../../engine/plan/npv.ts';
import { paybackMonths } from '../../../engine/plan/payback.ts';
import { roiOf } from '../../../engine/plan/roi.ts';
import { exactly, plainCase, seedCase } from './seed-case.ts';

describe('the seed case', () => {
  it.each([
    ['by hours and items', seedCase],
    ['by its sums', plainCase],
  ])('%s', (_, money) => {
    const roi = roiOf('USD', assumptionsOf(money));
    expect(roi).toMatchObject({ setup: 6000, operatingPerMonth: 150, benefitPerMonth: 1500, netPerMonth: 1350, months: 12 });
    expect(roi.roiPerMonth).toBeCloseTo(0.225, 12);
    expect(roi.paybackMonths).toBeCloseTo(4.4444, 4);
    expect(roi.net).toBe(10_200);
    expect(roi.npv).toBeCloseTo(9390.66, 2);
    expect(roi.ratePerMonth).toBeCloseTo(0.00797414, 8);
    expect(roiSchema.safeParse({ schemaVersion: 1, ...roi, serving: null, prices: null }).error).toBeUndefined();
  });

  it('is discounted by the effective rate: a twelfth of it a month, or paying at the start of the month, gives other figures', () => {
    const twelfth = -6000 + 1350 * annuity(0.1 / 12, 12);
    const atStart = -6000 + 1350 * annuity(monthlyRate(0.1), 12) * (1 + monthlyRate(0.1));
    expect(twelfth).toBeCloseTo(9355.59, 2);
    expect(atStart).toBeCloseTo(9513.39, 2);
  });

  it('adds up month by month, from the setup to the net and the NPV', () => {
    const roi = roiOf('USD', assumptionsOf(seedCase));
    expect(roi.cumulative[0]).toEqual({ month: 0, cash: -6000, discounted: -6000 });
    expect(roi.cumulative[4]?.cash).toBe(-600);
    expect(roi.cumulative[5]?.cash).toBe(750);
    expect(roi.cumulative.at(-1)?.cash).toBe(roi.net);
    expect(roi.cumulative.at(-1)?.discounted).toBeCloseTo(roi.npv, 9);
  });
});

it('discounts as printed tables do: 12 payments of 1 at 1 % are worth 11.2551, at 0 % 12', () => {
  expect(annuity(0.01, 12)).toBeCloseTo(11.2551, 4);
  expect(annuity(0, 12)).toBe(12);
  expect(monthlyRate(0)).toBe(0);
  expect(monthlyRate((1 + 0.01) ** 12 - 1)).toBeCloseTo(0.01, 14);
});

it('what never pays has no payback and no internal rate', () => {
  const losing = roiOf('USD', assumptionsOf({ ...plainCase, benefits: [{ name: 'benefit', perMonth: exactly(100) }] }));
  expect(losing).toMatchObject({ netPerMonth: -50, paybackMonths: null, irrPerMonth: null, irrPerYear: null });
  expect(losing.npv).toBeLessThan(-6000);
  const free = roiOf('USD', assumptionsOf({ ...plainCase, setup: undefined }));
  expect(free).toMatchObject({ setup: 0, roiPerMonth: null, paybackMonths: 0, irrPerMonth: null });
});

it('the internal rate is that of a spreadsheet: 100 paid and 60 twice are 13.0662 %', () => {
  expect(irrPerMonth({ setup: 100, netPerMonth: 60, months: 2 })).toBeCloseTo(0.130662, 6);
  expect(irrPerMonth({ setup: 100, netPerMonth: 50, months: 2 })).toBeCloseTo(0, 9);
  expect(irrPerMonth({ setup: 100, netPerMonth: 40, months: 2 })).toBeLessThan(0);
});

const flow = fc.record({
  setup: fc.double({ min: 1, max: 1e6, noNaN: true }),
  netPerMonth: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
  months: fc.integer({ min: 1, max: 120 }),
  ratePerYear: fc.double({ min: 0, max: 3, noNaN: true }),
});

it('the NPV grows with the gain and the months, and falls with the setup and the rate', () => {
  fc.assert(
    fc.property(flow, fc.double({ min: 0.01, max: 1000, noNaN: true }), (money, more) => {
      const npv = npvOf(money);
      expect(npvOf({ ...money, netPerMonth: money.netPerMonth + more })).toBeGreaterThan(npv);
      expect(npvOf({ ...money, months: money.months + 1 })).toBeGreaterThanOrEqual(npv);
      expect(npvOf({ ...money, setup: money.setup + more })).toBeLessThan(npv);
      expect(npvOf({ ...money, ratePerYear: money.ratePerYear + more })).toBeLessThanOrEqual(npv);
    }),
  );
});

it('at the internal rate the NPV is nothing, and the payback is where the cash crosses zero', () => {
  fc.assert(
    fc.property(flow, (money) => {
      const rate = irrPerMonth(money);
      expect(rate).not.toBeNull();
      const npv = money.netPerMonth * annuity(rate ?? 0, money.months) - money.setup;
      expect(Math.abs(npv) / money.setup).toBeLessThan(1e-6);
      const payback = paybackMonths(money.setup, money.netPerMonth) ?? Number.NaN;
      expect(payback * money.netPerMonth).toBeCloseTo(money.setup, 4);
    }),
  );
});
