import { describe, expect, test } from 'vitest';
import { autocorrelationTime } from '../../engine/stats/autocorrelation.ts';
import { createRandom } from '../../engine/stats/random.ts';
import { meanOf, sampleDeviation } from '../../engine/stats/spread.ts';
import { meanInflation, sideSeconds } from './synthetic/block.ts';
import { binomial, correlated, scattered, scatters } from './synthetic/variates.ts';
import { worldOf, worlds } from './synthetic/world.ts';

const many = 20_000;
const drawn = (draw: () => number, count = many) => Array.from({ length: count }, draw);

describe.each(scatters)('%s values', (scatter) => {
  test('have mean 0 and deviation 1', () => {
    const random = createRandom(11);
    const values = drawn(() => scattered(random, scatter));
    expect(Math.abs(meanOf(values))).toBeLessThan(0.02);
    expect(Math.abs(sampleDeviation(values) - 1)).toBeLessThan(0.05);
  });

  test.each([0, 0.5, 0.9])('correlated by %f keep both, and the time of (1 + phi) / (1 - phi)', (phi) => {
    const values = drawn(correlated(createRandom(12), scatter, phi));
    expect(Math.abs(meanOf(values))).toBeLessThan(0.08);
    expect(Math.abs(sampleDeviation(values) - 1)).toBeLessThan(0.1);
    const expected = (1 + phi) / (1 - phi);
    expect(Math.abs(autocorrelationTime(values) / expected - 1)).toBeLessThan(0.25);
  });
});

test('heavy tails and outliers go farther than the normal', () => {
  const beyond = (scatter: (typeof scatters)[number]) => {
    const random = createRandom(13);
    return drawn(() => scattered(random, scatter)).filter((value) => value > 3).length / many;
  };
  expect(beyond('normal')).toBeLessThan(0.003);
  expect(beyond('t4')).toBeGreaterThan(0.004);
  expect(beyond('outliers')).toBeGreaterThan(0.01);
});

test('binomial counts have the mean and the variance of n trials', () => {
  const random = createRandom(14);
  const counts = drawn(() => binomial(random, 60, 0.02));
  expect(meanOf(counts)).toBeCloseTo(1.2, 1);
  expect(sampleDeviation(counts) ** 2).toBeCloseTo(60 * 0.02 * 0.98, 1);
  expect(drawn(() => binomial(random, 60, 0), 10)).toEqual(new Array(10).fill(0));
  expect(drawn(() => binomial(random, 60, 1), 10)).toEqual(new Array(10).fill(60));
});

test.each([0, 0.5, 0.9])("a side's mean over its seconds scatters as told, with seconds correlated by %f", (correlation) => {
  const random = createRandom(15);
  const world = { correlation, spread: 0.05, scatter: 'normal', disturbance: 'none', errorRate: 0 } as const;
  const means = drawn(() => meanOf(sideSeconds(world, random, 1, 0.02, 8).levels), 3000);
  expect(meanOf(means)).toBeCloseTo(1, 2);
  expect(Math.abs(sampleDeviation(means) / 0.02 - 1)).toBeLessThan(0.05);
});

test('the mean of n equal values has the variance of one, of independent ones an n-th', () => {
  expect(meanInflation(0, 8)).toBe(1);
  expect(meanInflation(1, 8)).toBeCloseTo(8, 12);
});

test('the grid is walked through once before any cell comes again', () => {
  expect(worlds).toHaveLength(162);
  expect(new Set(worlds.map((_, index) => worldOf(index)))).toEqual(new Set(worlds));
});
