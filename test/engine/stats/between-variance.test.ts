import { expect, test } from 'vitest';
import { betweenVariance } from '../../../engine/stats/between-variance.ts';

test('the variance between groups is what the mean squares leave', () => {
  // scipy 1.17.1: F = stats.f_oneway(*groups).statistic; numpy 2.4.6: (F - 1) MS_within / n0.
  const groups = [
    [1.2, 1.5, 0.9, 1.1],
    [2.0, 2.4, 1.8],
    [1.4, 1.6, 1.3, 1.7, 1.5],
  ];
  expect(betweenVariance(groups)).toBeCloseTo(0.1617612293144208, 12);
  expect(betweenVariance([...groups, []])).toBeCloseTo(0.1617612293144208, 12);
});

test('is nothing where groups are as alike as chance makes them', () => {
  expect(
    betweenVariance([
      [1, 3],
      [3, 1],
    ]),
  ).toBe(0);
});

test('is not known of one group, nor of groups of one', () => {
  expect(betweenVariance([[1, 2, 3]])).toBeNull();
  expect(betweenVariance([[1], [2], [3]])).toBeNull();
  expect(betweenVariance([])).toBeNull();
});
