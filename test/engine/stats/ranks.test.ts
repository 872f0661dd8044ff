import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hodgesLehmann } from '../../../engine/stats/hodges-lehmann.ts';
import { mannWhitney } from '../../../engine/stats/mann-whitney.ts';

describe('the rank test of Mann and Whitney', () => {
  test('is exact for few values', () => {
    // The textbook vector; scipy 1.17.1: stats.mannwhitneyu([2,1,3,5], [0,4,6,7]).
    const found = mannWhitney([2, 1, 3, 5], [0, 4, 6, 7]);
    expect(found.u).toBe(5);
    expect(found.twoSided).toBeCloseTo(0.4857142857142857, 12);
    expect(found.greater).toBeCloseTo(0.8285714285714286, 12);
    expect(found.less).toBeCloseTo(0.24285714285714285, 12);
  });

  test('is exact with ties, by all permutations', () => {
    // scipy 1.17.1: mannwhitneyu(..., method=PermutationMethod(n_resamples=inf)).
    const found = mannWhitney([1, 2, 2, 3, 9], [2, 4, 4, 5]);
    expect(found.u).toBe(6);
    expect(found.twoSided).toBeCloseTo(0.3492063492063492, 12);
    expect(found.greater).toBeCloseTo(0.8492063492063492, 12);
    expect(found.less).toBeCloseTo(0.1746031746031746, 12);
  });

  test('is exact for ten against twelve', () => {
    // scipy 1.17.1: mannwhitneyu(range(1, 11), [4.5, ..., 15.5], method='exact').
    const a = Array.from({ length: 10 }, (_, at) => at + 1);
    const b = Array.from({ length: 12 }, (_, at) => at + 4.5);
    const found = mannWhitney(a, b);
    expect(found.u).toBe(21);
    expect(found.twoSided).toBeCloseTo(0.00895698728516066, 12);
    expect(found.greater).toBeCloseTo(0.9964277208859252, 12);
  });

  test('is normal with corrections for many', () => {
    // scipy 1.17.1: mannwhitneyu(a, b, method='asymptotic').
    const a = Array.from({ length: 30 }, (_, at) => Math.floor(((at * 37) % 101) / 3));
    const b = Array.from({ length: 25 }, (_, at) => Math.floor(((at * 53 + 11) % 97) / 3) + 2);
    const found = mannWhitney(a, b);
    expect(found.u).toBe(350);
    expect(found.twoSided).toBeCloseTo(0.6785905062134323, 8);
    expect(found.greater).toBeCloseTo(0.6668752535716711, 8);
    expect(found.less).toBeCloseTo(0.33929525310671615, 8);
  });

  test('says nothing of equal values, and needs some', () => {
    expect(mannWhitney([1, 1], [1, 1, 1])).toEqual({ u: 3, greater: 1, less: 1, twoSided: 1 });
    expect(mannWhitney(new Array<number>(30).fill(2), new Array<number>(30).fill(2)).twoSided).toBe(1);
    expect(() => mannWhitney([], [1])).toThrow(RangeError);
    expect(() => mannWhitney([Number.NaN], [1])).toThrow(RangeError);
  });

  test('mirrors its sides', () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const there = mannWhitney(a, b);
        const back = mannWhitney(b, a);
        expect(there.u + back.u).toBe(a.length * b.length);
        expect(there.greater).toBeCloseTo(back.less, 12);
      }),
    );
  });
});

describe('the shift of Hodges and Lehmann', () => {
  test('is the median of all differences', () => {
    // numpy 2.4.6: median(subtract.outer(head, base)).
    expect(hodgesLehmann([2, 1, 3, 5], [0, 4, 6, 7])).toBe(2);
    expect(hodgesLehmann([12.1, 11.4, 13.9, 12.7], [14.2, 15.9, 13.1, 16.8, 14.4])).toBeCloseTo(2.2, 12);
    expect(hodgesLehmann([1], [4])).toBe(3);
  });

  test('needs both sides', () => {
    expect(() => hodgesLehmann([], [1])).toThrow(RangeError);
  });
});
