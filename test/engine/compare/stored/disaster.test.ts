import { describe, expect, test } from 'vitest';
import { disasterLimit, isDisaster } from '../../../../engine/compare/stored/disaster.ts';

describe('a disaster', () => {
  test('is beyond four times with one baseline, which has no spread', () => {
    const limit = disasterLimit(1, null, 'ratio');
    expect(isDisaster(100, 390, 'lower', limit)).toBe(false);
    expect(isDisaster(100, 410, 'lower', limit)).toBe(true);
  });

  test('is beyond twice and beyond the smallest detectable change with more', () => {
    expect(disasterLimit(3, 0.63, 'ratio').ratio).toBe(2);
    expect(disasterLimit(2, 3.5, 'ratio').ratio).toBe(4.5);
  });

  test('of a rate is twice as many and a hundredth more', () => {
    const limit = disasterLimit(3, 0.002, 'difference');
    expect(isDisaster(0.001, 0.005, 'lower', limit)).toBe(false);
    expect(isDisaster(0.001, 0.03, 'lower', limit)).toBe(true);
  });

  test('looks the other way where more is better', () => {
    const limit = disasterLimit(3, null, 'difference');
    expect(isDisaster(0.99, 0.3, 'higher', limit)).toBe(true);
    expect(isDisaster(0.3, 0.99, 'higher', limit)).toBe(false);
  });
});
