import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isotonicFalling } from '../../../engine/stats/isotonic.ts';

const list = fc.array(fc.record({ value: fc.integer({ min: -9, max: 9 }), weight: fc.integer({ min: 1, max: 5 }) }), { maxLength: 12 });

describe('isotonicFalling', () => {
  it('gives what R gives: isoreg(c(1, 0, 4, 3, 3, 5, 4, 2, 0)), turned round', () => {
    const fitted = isotonicFalling(
      [1, 0, 4, 3, 3, 5, 4, 2, 0].map((value) => -value),
      Array(9).fill(1),
    );
    expect(fitted).toEqual([-0.5, -0.5, -3, -3, -3, -3, -3, -3, -3]);
  });

  it('weighs', () => {
    expect(isotonicFalling([0, 1], [3, 1])).toEqual([0.25, 0.25]);
    expect(() => isotonicFalling([1], [])).toThrow(RangeError);
  });

  it('falls, keeps the weighted mean, and leaves alone what falls already', () => {
    fc.assert(
      fc.property(list, (given) => {
        const [values, weights] = [given.map(({ value }) => value), given.map(({ weight }) => weight)];
        const fitted = isotonicFalling(values, weights);
        fitted.forEach((value, at) => {
          expect(value).toBeLessThanOrEqual((fitted[at - 1] ?? Number.POSITIVE_INFINITY) + 1e-9);
        });
        const mean = (all: readonly number[]) => all.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
        expect(mean(fitted)).toBeCloseTo(mean(values), 9);
        const falling = values.toSorted((a, b) => b - a);
        expect(isotonicFalling(falling, weights).map((value) => Math.round(value * 1e9) / 1e9 + 0)).toEqual(
          falling.map((value) => value + 0),
        );
      }),
    );
  });

  it('is nearer than any other falling numbers', () => {
    fc.assert(
      fc.property(list, fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 12, maxLength: 12 }), (given, others) => {
        const distance = (fitted: readonly number[]) =>
          given.reduce((sum, { value, weight }, at) => sum + weight * (value - (fitted[at] ?? 0)) ** 2, 0);
        const fitted = isotonicFalling(
          given.map(({ value }) => value),
          given.map(({ weight }) => weight),
        );
        expect(distance(fitted)).toBeLessThanOrEqual(distance(others.toSorted((a, b) => b - a)) + 1e-9);
      }),
    );
  });
});
