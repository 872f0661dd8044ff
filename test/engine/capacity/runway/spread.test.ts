import { describe, expect, it } from 'vitest';
import { likelyAt } from '../../../../engine/capacity/runway/spread.ts';

describe('likelyAt', () => {
  const given = { value: 2000, low: 1800, high: 2400, confidence: 0.8 };

  it('has the middle in the middle and the ends where its confidence says', () => {
    expect(likelyAt(given, 0.5)).toBe(2000);
    expect(likelyAt(given, 0.1)).toBeCloseTo(1800, 6);
    expect(likelyAt(given, 0.9)).toBeCloseTo(2400, 6);
    expect(likelyAt({ ...given, confidence: 0.95 }, 0.025)).toBeCloseTo(1800, 6);
  });

  it('is endless where the range is open above, and stays in the middle where nobody knows how low it may be', () => {
    expect(likelyAt({ ...given, high: null }, 0.6)).toBe(Number.POSITIVE_INFINITY);
    expect(likelyAt({ ...given, low: null }, 0.1)).toBe(2000);
    expect(likelyAt({ value: 5, low: 5, high: 5, confidence: 0.95 }, 0.99)).toBe(5);
  });
});
