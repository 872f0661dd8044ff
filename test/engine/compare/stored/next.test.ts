import { expect, test } from 'vitest';
import { nextInStored } from '../../../../engine/compare/stored/next.ts';
import { baselines, rule, side } from './sessions.ts';

const next = (count: number, factor: number, confirmation: number | null = null) =>
  nextInStored({
    baselines: baselines(count),
    candidates: [side('head', factor)],
    confirmation: confirmation === null ? null : side('again', confirmation),
    rule,
  }).do;

test('what was found once is looked for again, once', () => {
  expect(next(6, 1.4)).toBe('confirm');
  expect(next(6, 0.6)).toBe('confirm');
  expect(next(6, 1.4, 1.4)).toBe('stop');
  expect(next(3, 3)).toBe('confirm');
  expect(next(3, 3, 1)).toBe('stop');
});

test('nothing found is the end', () => {
  expect(next(6, 1.05)).toBe('stop');
  expect(next(3, 1.4)).toBe('stop');
  expect(next(0, 1.4)).toBe('stop');
});

test('planned sessions are made first', () => {
  const input = { baselines: baselines(6), candidates: [side('head', 1.4)], confirmation: null, rule };
  expect(nextInStored(input, { candidates: 3 }).do).toBe('detect');
  expect(nextInStored({ ...input, candidates: [] }).do).toBe('detect');
});
