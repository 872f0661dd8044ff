import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hodgesLehmann } from '../../../engine/stats/hodges-lehmann.ts';
import { rankInterval } from '../../../engine/stats/rank-interval.ts';

/** Powers of two: every difference is another number, so that its place among them can be told. */
const base = (count: number) => Array.from({ length: count }, (_, index) => 2 ** index);
const head = (count: number) => Array.from({ length: count }, (_, index) => 3 * 2 ** (index + 0.3));

describe('the interval leaves out as many differences as the table of critical values says', () => {
  // Two-sided 5 % critical values of U (Mann and Whitney's table, as in Siegel, Nonparametric Statistics, 1956, table K).
  test.each([
    [4, 4, 0],
    [5, 5, 2],
    [6, 6, 5],
    [5, 10, 8],
    [8, 8, 13],
    [10, 10, 23],
    [20, 20, 127],
  ])('%i and %i values: U of %i', (first, second, critical) => {
    for (const [a, b] of [
      [first, second],
      [second, first],
    ] as const) {
      const differences = head(b)
        .flatMap((after) => base(a).map((before) => after - before))
        .sort((x, y) => x - y);
      expect(rankInterval(base(a), head(b), 0.95)).toEqual({ low: differences[critical], high: differences[a * b - 1 - critical] });
    }
  });
});

test('too few values have none: three against three', () => {
  expect(rankInterval([1, 2, 3], [4, 5, 6], 0.95)).toBeNull();
  expect(rankInterval([1, 2, 3], [4, 5, 6], 0.9)).toEqual({ low: 1, high: 5 });
});

test('it holds the Hodges-Lehmann shift, moves with the values, and many values do not spoil the count', () => {
  const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 5, maxLength: 12 });
  fc.assert(
    fc.property(numbers, numbers, fc.integer({ min: -50, max: 50 }), (before, after, by) => {
      const found = rankInterval(before, after, 0.95);
      const moved = rankInterval(
        before,
        after.map((value) => value + by),
        0.95,
      );
      const shift = hodgesLehmann(before, after);
      expect(found?.low).toBeLessThanOrEqual(shift);
      expect(found?.high).toBeGreaterThanOrEqual(shift);
      expect(moved).toEqual({ low: (found?.low ?? 0) + by, high: (found?.high ?? 0) + by });
    }),
  );
  const many = Array.from({ length: 120 }, (_, index) => index);
  const { low, high } = rankInterval(many, many, 0.95) ?? { low: 0, high: 0 };
  // Normal approximation: 1.96 * 120 * sqrt(2 / 12) = 9.6 places of the index.
  expect(low).toBe(-high);
  expect(high).toBeGreaterThanOrEqual(9);
  expect(high).toBeLessThanOrEqual(10);
});

test('it needs values and a confidence', () => {
  expect(() => rankInterval([], [1], 0.95)).toThrow(RangeError);
  expect(() => rankInterval([1], [], 0.95)).toThrow(RangeError);
  for (const confidence of [0, 1, Number.NaN]) expect(() => rankInterval([1], [2], confidence)).toThrow(RangeError);
});
