import { expect, it } from 'vitest';
import type { DataPool } from '../../../engine/model/journey-context.ts';
import { type Draw, rowIndex } from '../../../scenarios/lib/rows.ts';

const first: Draw = { user: 1, iteration: 0, scenario: 0, scenarios: 1, random: 0 };
const pool = (pick: DataPool['pick'], whenEmpty: DataPool['whenEmpty'] = 'stopRun') => ({ pick, whenEmpty });
const indexes = (given: ReturnType<typeof pool>, length: number, draws: readonly Partial<Draw>[]) =>
  draws.map((draw) => rowIndex(given, length, { ...first, ...draw }));

it('gives each user one row for life', () => {
  expect(indexes(pool('perUser'), 3, [{ user: 1 }, { user: 1, iteration: 7 }, { user: 3 }, { user: 4 }])).toEqual([0, 0, 2, null]);
});

it('gives each iteration a row of its own, and nothing when they are used up', () => {
  expect(indexes(pool('unique'), 2, [{ iteration: 0 }, { iteration: 1 }, { iteration: 2 }])).toEqual([0, 1, null]);
});

it('shares unique rows out to scenarios, so that none is used twice', () => {
  const draws = [0, 1, 2].flatMap((scenario) => [0, 1, 2, 3].map((iteration) => ({ scenario, scenarios: 3, iteration })));
  const given = indexes(pool('unique'), 10, draws).filter((index) => index !== null);
  expect(new Set(given).size).toBe(given.length);
  expect(given.sort((left, right) => left - right)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('begins again when it is told to', () => {
  expect(indexes(pool('unique', 'startOver'), 2, [{ iteration: 2 }, { iteration: 3 }])).toEqual([0, 1]);
  expect(indexes(pool('perUser', 'startOver'), 2, [{ user: 3 }])).toEqual([0]);
});

it('cycles through the rows', () => {
  expect(indexes(pool('cycle'), 2, [{ iteration: 0 }, { iteration: 1 }, { iteration: 2 }])).toEqual([0, 1, 0]);
});

it('draws any row at random, never one that is not there', () => {
  expect(indexes(pool('random'), 4, [{ random: 0 }, { random: 0.5 }, { random: 0.999 }])).toEqual([0, 2, 3]);
});

it('has nothing to give from an empty pool, whatever it is told', () => {
  expect(indexes(pool('cycle', 'startOver'), 0, [{}])).toEqual([null]);
});
