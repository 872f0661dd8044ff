import { describe, expect, test } from 'vitest';
import { histogramOf } from '../../engine/measure/histogram.ts';
import { mannWhitney as mannWhitneyOfValues } from '../../engine/stats/mann-whitney.ts';
import { createRandom } from '../../engine/stats/random.ts';
import { meanOf, sampleDeviation } from '../../engine/stats/spread.ts';
import type { Recorded } from './recorded/recorded.ts';
import { bootstrapOnRequests, gamma } from './rules/bootstrap.ts';
import { fixedTenPercent } from './rules/fixed-ten-percent.ts';
import { mannWhitney } from './rules/mann-whitney.ts';
import { momentsOf } from './rules/pooled.ts';
import { otherRuleNames, otherRules } from './rules/rules.ts';
import { thirdOrFifty } from './rules/third-or-fifty.ts';
import { quantileOfSorted, threeRanges } from './rules/three-ranges.ts';
import { welch } from './rules/welch.ts';
import { normal } from './synthetic/variates.ts';

const base = [12, 15, 15, 18, 20, 20, 20, 25, 31, 40];
const head = [15, 18, 22, 25, 25, 30, 31, 40, 44, 60, 71];

const session = (medianMs: number, seed: number, requests = 600): Recorded => {
  const random = createRandom(seed);
  const values = Array.from({ length: requests }, () => Math.round(1000 * medianMs * Math.exp(0.4 * normal(random))));
  return { histogram: histogramOf(values), requests, failed: 0 };
};
const sessions = (medianMs: number, seed: number, count = 4) => Array.from({ length: count }, (_, at) => session(medianMs, seed + at));

describe('tests on grouped values', () => {
  test("Welch's t and degrees of freedom are those of SciPy 1.17 (ttest_ind, equal_var=False)", () => {
    const { t, degreesOfFreedom } = welch(histogramOf(base), histogramOf(head));
    expect(t).toBeCloseTo(2.1880273049406385, 10);
    expect(degreesOfFreedom).toBeCloseTo(14.605994367240271, 10);
  });

  test("Mann and Whitney's U and score with ties are those of SciPy 1.17 (mannwhitneyu, asymptotic, use_continuity)", () => {
    const { u, z } = mannWhitney(histogramOf(base), histogramOf(head));
    expect(u).toBe(83.5);
    expect(z).toBeCloseTo(1.9813737726198035, 10);
  });

  test('U does not depend on the grouping', () => {
    expect(mannWhitney(histogramOf(base), histogramOf(head)).u).toBe(mannWhitneyOfValues(head, base).u);
    expect(mannWhitney(histogramOf([2, 1, 3, 5]), histogramOf([0, 4, 6, 7])).u).toBe(11);
  });

  test('mean and variance are those of the values', () => {
    const { n, mean, variance } = momentsOf(histogramOf(head));
    expect(n).toBe(head.length);
    expect(mean).toBeCloseTo(meanOf(head), 12);
    expect(Math.sqrt(variance)).toBeCloseTo(sampleDeviation(head), 12);
  });

  test('type 7 quantiles are those of NumPy', () => {
    expect(quantileOfSorted([1, 2, 3, 4, 10, 11, 30], 0.25)).toBe(2.5);
    expect(quantileOfSorted([1, 2, 3, 4, 10, 11, 30], 0.75)).toBe(10.5);
  });

  test('gamma values have their shape as mean and as variance', () => {
    const random = createRandom(3);
    const drawn = Array.from({ length: 20_000 }, () => gamma(9, random));
    expect(meanOf(drawn)).toBeCloseTo(9, 1);
    expect(sampleDeviation(drawn)).toBeCloseTo(3, 1);
  });
});

describe('rules', () => {
  test('none alarms on the very same recordings', () => {
    const same = sessions(40, 1);
    for (const name of otherRuleNames) expect(otherRules[name].rule({ base: same, head: same }), name).toBe(false);
  });

  test('all alarm on a slowdown by two thirds, none on a speed-up', () => {
    for (const name of otherRuleNames) {
      const { rule } = otherRules[name];
      expect(rule({ base: sessions(200, 1), head: sessions(340, 50) }), name).toBe(true);
      expect(rule({ base: sessions(200, 1), head: sessions(120, 50) }), name).toBe(false);
    }
  });

  test('each has its own limit', () => {
    const by = (factor: number) => ({ base: sessions(40, 1), head: sessions(40 * factor, 1) });
    expect([1.09, 1.11].map((factor) => fixedTenPercent(by(factor)))).toEqual([false, true]);
    // p95 is about 77 ms: 50 ms more is 65 %.
    expect([1.6, 1.7].map((factor) => thirdOrFifty(by(factor)))).toEqual([false, true]);
    expect([1.001, 1.06].map((factor) => bootstrapOnRequests(by(factor)))).toEqual([false, true]);
    expect([1.02, 1.4].map((factor) => threeRanges(by(factor)))).toEqual([false, true]);
  });
});
