import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg } from '../../../engine/stats/benjamini-hochberg.ts';
import { holm } from '../../../engine/stats/holm.ts';
import { spendingShare } from '../../../engine/stats/spending.ts';

const chances = [0.01, 0.04, 0.03, 0.005, 0.2];
const rounded = (values: number[]) => values.map((value) => Number(value.toFixed(12)));
const someChances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 10 });

describe('adjusted chances', () => {
  test('of Holm', () => {
    // statsmodels 0.15.0: multipletests(p, method='holm')[1].
    expect(rounded(holm(chances))).toEqual([0.04, 0.09, 0.09, 0.025, 0.2]);
  });

  test('of Benjamini and Hochberg', () => {
    // scipy 1.17.1: stats.false_discovery_control(p).
    expect(rounded(benjaminiHochberg(chances))).toEqual([0.025, 0.05, 0.05, 0.025, 0.2]);
  });

  test('are those given when there is one, and none when there is none', () => {
    for (const adjust of [holm, benjaminiHochberg]) {
      expect(adjust([0.03])).toEqual([0.03]);
      expect(adjust([])).toEqual([]);
      expect(() => adjust([0.1, 1.2])).toThrow(RangeError);
      expect(() => adjust([Number.NaN])).toThrow(RangeError);
    }
  });

  test('are never below those given, and Holm asks at least as much', () => {
    fc.assert(
      fc.property(someChances, (given) => {
        const strict = holm(given);
        const lenient = benjaminiHochberg(given);
        for (const [at, p] of given.entries()) {
          expect(lenient[at]).toBeGreaterThanOrEqual(p - 1e-12);
          expect(strict[at]).toBeGreaterThanOrEqual((lenient[at] ?? 0) - 1e-12);
          expect(strict[at]).toBeLessThanOrEqual(Math.min(1, p * given.length) + 1e-12);
        }
      }),
    );
  });
});

describe('what a look may spend', () => {
  // The power family with exponent 3 at thirds: 1/27, 8/27 - 1/27, 1 - 8/27.
  test('grows with the cube of what is known', () => {
    expect([1, 2, 3].map((look) => spendingShare(look, 3) * 27)).toEqual([
      expect.closeTo(1, 9),
      expect.closeTo(7, 9),
      expect.closeTo(19, 9),
    ]);
    expect(spendingShare(1, 1)).toBe(1);
  });

  test('is all there is, together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (planned) => {
        const sum = Array.from({ length: planned }, (_, at) => spendingShare(at + 1, planned)).reduce((total, share) => total + share, 0);
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });

  test('is known for planned looks alone', () => {
    for (const [look, planned] of [
      [0, 3],
      [4, 3],
      [1.5, 3],
    ] as const)
      expect(() => spendingShare(look, planned)).toThrow(RangeError);
  });
});
