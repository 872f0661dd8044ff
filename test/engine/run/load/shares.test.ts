import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitByWeight } from '../../../../engine/run/load/shares.ts';

test('splits by largest remainder', () => {
  // Balinski and Young, Fair Representation: five states and a house of 26 seats, Hamilton's method.
  expect(splitByWeight(26, [9061, 7179, 5259, 3319, 1182])).toEqual([9, 7, 5, 4, 1]);
  expect(splitByWeight(1, [1, 1])).toEqual([1, 0]);
  expect(splitByWeight(5, [])).toEqual([]);
  expect(splitByWeight(5, [0])).toEqual([0]);
});

test('parts add up and are within one of their quota', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 }), (total, weights) => {
      const parts = splitByWeight(total, weights);
      const sum = weights.reduce((all, weight) => all + weight, 0);
      expect(parts.reduce((all, part) => all + part, 0)).toBe(total);
      for (const [index, part] of parts.entries()) expect(Math.abs(part - (total * (weights[index] ?? 0)) / sum)).toBeLessThan(1);
    }),
  );
});
