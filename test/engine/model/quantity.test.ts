import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQuantity, parseQuantity, quantitySchema } from '../../../engine/model/quantity.ts';

describe('quantities of Kubernetes', () => {
  it.each([
    ['200m', 0.2],
    ['512Mi', 536_870_912],
    ['2Gi', 2_147_483_648],
    ['1.5', 1.5],
    ['1', 1],
    ['.5', 0.5],
    ['2k', 2000],
    ['2e3', 2000],
    ['1E', 1e18],
    ['129M', 129_000_000],
    // Finer than a thousandth is rounded up.
    ['100u', 0.001],
    ['1n', 0.001],
    ['1500u', 0.002],
  ])('%s is %f', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it.each(['', 'm', '1 Gi', '1gi', 'NaN', '1e999', '0x10', '1,5', 'Infinity'])('%j is none', (text) => {
    expect(parseQuantity(text)).toBeNull();
  });

  it('what is written reads back', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: 0, max: 2 ** 45 }),
          fc.integer({ min: 0, max: 1e9 }).map((milli) => milli / 1000),
        ),
        (value) => {
          expect(parseQuantity(formatQuantity(value))).toBe(value);
        },
      ),
    );
    expect([0.2, 536_870_912, 1500, 2.5, 0].map(formatQuantity)).toEqual(['200m', '512Mi', '1500', '2500m', '0']);
  });

  it('a number stands for itself, less than nothing is refused', () => {
    expect(quantitySchema.parse(0.25)).toBe(0.25);
    expect(quantitySchema.safeParse('-1').success).toBe(false);
    expect(quantitySchema.safeParse('lots').error?.issues[0]?.message).toBe('expected a quantity such as 200m, 512Mi or 1.5');
  });
});
