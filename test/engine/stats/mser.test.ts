import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mserCut } from '../../../engine/stats/mser.ts';

/** The rule as White wrote it, without the running update. */
function statistic(means: readonly number[], start: number): number {
  const rest = means.slice(start);
  const mean = rest.reduce((sum, value) => sum + value, 0) / rest.length;
  return rest.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rest.length ** 2;
}

describe('mserCut', () => {
  it('cuts a transient where NumPy finds the least standard error', () => {
    // numpy 2.4.6: argmin over d of ((y[d:] - y[d:].mean())**2).sum() / (n - d)**2 is 3.
    expect(mserCut([90, 40, 22, 11, 10, 12, 9, 10, 11, 10, 9, 12, 10, 11])).toBe(3);
  });

  it('cuts nothing from what is steady', () => {
    expect(mserCut([10, 11, 9, 10, 11, 9, 10, 11, 9, 10])).toBe(0);
    expect(mserCut(new Array<number>(20).fill(3))).toBe(0);
  });

  it('finds no steady state in what only just came to rest, or is too short', () => {
    expect(mserCut([...Array.from({ length: 20 }, (_, at) => 100 - 5 * at), 0, 0, 0, 0, 0, 0])).toBeNull();
    expect(mserCut([1, 2, 3, 4])).toBeNull();
    expect(mserCut([])).toBeNull();
  });

  it('is the least by definition', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 40 }), (means) => {
        const cut = mserCut(means);
        const starts = means.slice(0, means.length - 4).map((_, start) => statistic(means, start));
        const least = Math.min(...starts);
        if (cut === null) expect(statistic(means, starts.indexOf(least))).toBeCloseTo(least, 6);
        else expect(statistic(means, cut)).toBeCloseTo(least, 6);
      }),
    );
  });
});
