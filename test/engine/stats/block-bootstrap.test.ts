import { describe, expect, it } from 'vitest';
import { autocorrelationTime } from '../../../engine/stats/autocorrelation.ts';
import { blockBootstrapInterval, blockLength, resampledSum } from '../../../engine/stats/block-bootstrap.ts';
import { createRandom } from '../../../engine/stats/random.ts';
import { autoregressive } from './series.ts';

const running = (values: readonly number[]): number[] => {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  return sums;
};

function intervalOfMean(values: readonly number[], block: number, seed = 1) {
  const sums = running(values);
  const n = values.length;
  return blockBootstrapInterval({ n, block, replicates: 400, random: createRandom(seed) }, (drawn) => resampledSum(sums, drawn) / n);
}

describe('blockLength', () => {
  it('is at least twice the autocorrelation time and the cube root, at most a quarter', () => {
    expect(blockLength(300, 1)).toBe(7);
    expect(blockLength(300, 12.2)).toBe(25);
    expect(blockLength(60, 40)).toBe(15);
    expect(blockLength(3, 1)).toBe(1);
  });
});

describe('resampledSum', () => {
  it('adds whole blocks and cuts the last', () => {
    expect(resampledSum(running([1, 10, 100, 1000]), { starts: [1, 0], length: 3, n: 4 })).toBe(1110 + 1);
    expect(resampledSum([9, 9, ...running([1, 10, 100])], { starts: [1], length: 2, n: 2 }, 2)).toBe(110);
  });
});

describe('blockBootstrapInterval', () => {
  it('of independent values has the width of the normal theory', () => {
    const values = Array.from({ length: 400 }, createRandom(11));
    const interval = intervalOfMean(values, 1);
    const half = (1.96 * Math.sqrt(1 / 12)) / Math.sqrt(400);
    expect(((interval?.high ?? 0) - (interval?.low ?? 0)) / 2).toBeGreaterThan(half * 0.85);
    expect(((interval?.high ?? 0) - (interval?.low ?? 0)) / 2).toBeLessThan(half * 1.15);
  });

  it('covers the mean of dependent values, where single values pretend to know it', () => {
    const misses = (blockOf: (values: readonly number[]) => number): number => {
      let missed = 0;
      for (let seed = 1; seed <= 100; seed++) {
        const values = autoregressive(0.8, 300, seed * 7919);
        const interval = intervalOfMean(values, blockOf(values), seed);
        if (!interval || interval.low > 0 || interval.high < 0) missed++;
      }
      return missed;
    };
    expect(misses((values) => blockLength(values.length, autocorrelationTime(values)))).toBeLessThan(20);
    expect(misses(() => 1)).toBeGreaterThan(35);
  });

  it('leaves out results that are no number, and gives up when most are', () => {
    let turn = 0;
    const random = createRandom(1);
    expect(blockBootstrapInterval({ n: 4, block: 2, replicates: 100, random }, () => (turn++ % 3 === 0 ? Number.NaN : 5))).toEqual({
      low: 5,
      high: 5,
    });
    expect(blockBootstrapInterval({ n: 4, block: 2, replicates: 100, random }, () => Number.NaN)).toBeNull();
  });

  it('refuses a block that does not fit', () => {
    expect(() => intervalOfMean([1, 2], 3)).toThrow(RangeError);
    expect(() => intervalOfMean([1, 2], 0)).toThrow(RangeError);
  });
});
