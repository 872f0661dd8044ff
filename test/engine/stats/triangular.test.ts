import fc from 'fast-check';
import { expect, it } from 'vitest';
import { triangularQuantile } from '../../../engine/stats/triangular.ts';

it('inverts the distribution function by hand: over 0..10 with the top at 2', () => {
  // F(2) = 2/10; F(1) = 1/20; F(6) = 1 - 16/80.
  expect(triangularQuantile(0.2, 0, 2, 10)).toBeCloseTo(2, 12);
  expect(triangularQuantile(0.05, 0, 2, 10)).toBeCloseTo(1, 12);
  expect(triangularQuantile(0.8, 0, 2, 10)).toBeCloseTo(6, 12);
  expect([triangularQuantile(0, 0, 2, 10), triangularQuantile(1, 0, 2, 10)]).toEqual([0, 10]);
});

it('is the value alone where there is no width', () => {
  expect(triangularQuantile(0.3, 5, 5, 5)).toBe(5);
});

it('stays within its ends and grows with the share, with the top at an end too', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const values = fc.tuple(...[1, 2, 3].map(() => fc.double({ min: -1e6, max: 1e6, noNaN: true })));
  fc.assert(
    fc.property(share, share, values, (one, other, three) => {
      const [low = 0, mode = 0, high = 0] = three.toSorted((a, b) => a - b);
      const at = (u: number): number => triangularQuantile(u, low, mode, high);
      const slack = 1e-9 * (1 + Math.abs(low) + Math.abs(high));
      expect(at(one)).toBeGreaterThanOrEqual(low - slack);
      expect(at(one)).toBeLessThanOrEqual(high + slack);
      expect(at(Math.min(one, other))).toBeLessThanOrEqual(at(Math.max(one, other)) + slack);
    }),
  );
});
