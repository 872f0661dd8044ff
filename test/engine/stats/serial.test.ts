import { expect, it } from 'vitest';
import { serialFactor } from '../../../engine/stats/serial.ts';

const factorOf = (r: number) => Math.sqrt((1 + r) / (1 - r));

// First autocorrelations: statsmodels 0.15.0, tsa.stattools.acf(values, nlags=1)[1].
it('grows with the first autocorrelation', () => {
  expect(serialFactor([1, 2, 3, 4, 5, 4, 3, 2, 1, 2])).toBeCloseTo(factorOf(0.615527950310559 + 1 / 10), 12);
});

it('is 1 where it may be chance: 0.389 of eight values is', () => {
  expect(serialFactor([3.1, 2.7, 2.9, 3.8, 3.5, 3.3, 4.0, 3.9])).toBe(1);
});

it('is 1 where values alternate, are equal or few, and bounded where they only rise', () => {
  expect(serialFactor([1, 2, 1, 2, 1, 2])).toBe(1);
  expect(serialFactor([5, 5, 5, 5])).toBe(1);
  expect(serialFactor([1, 2])).toBe(1);
  expect(serialFactor(Array.from({ length: 100 }, (_, at) => at))).toBeCloseTo(factorOf(0.9), 12);
});
