import { expect, test } from 'vitest';
import { median, pairedRatio } from '../bench/ratio.ts';

test('ranks of the 95 % interval of a median agree with the binomial table', () => {
  // Conover, table A3 (p = 1/2): P(X <= 5) = .0207 for n = 20, so the interval runs from the 6th to the 15th value.
  const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
  expect(pairedRatio(twenty)).toEqual({ median: 10.5, low: 6, high: 15, pairs: 20 });
  // P(X <= 1) = .0107 for n = 10: 2nd to 9th.
  expect(pairedRatio(twenty.slice(0, 10))).toEqual({ median: 5.5, low: 2, high: 9, pairs: 10 });
});

test('the median of an odd number is the middle one', () => {
  expect(median([3, 1, 2])).toBe(2);
});
