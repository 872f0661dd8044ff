import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alpha, changePoints } from '../../../../engine/compare/trend/change-points.ts';
import { createRandom, type Random } from '../../../../engine/stats/random.ts';

/** Box and Muller. */
const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const noise = (seed: number, sessions: number, spread = 0.05) => {
  const random = createRandom(seed);
  return Array.from({ length: sessions }, () => spread * normal(random));
};
/** Steps of so much at these indices, in units of the spread. */
const stepped = (values: readonly number[], steps: Readonly<Record<number, number>>, spread = 0.05) =>
  values.map((value, at) => Object.entries(steps).reduce((sum, [from, by]) => (at >= Number(from) ? sum + by * spread : sum), value));

describe('nothing moved', () => {
  const histories = 600;
  const kinds: Readonly<Record<string, (random: Random) => number>> = {
    normal,
    'heavy tails': (random) => normal(random) / Math.sqrt(-2 * Math.log(1 - random()) + 1e-3),
    'one in ten is wild': (random) => normal(random) * (random() < 0.1 ? 20 : 1),
    'few values': (random) => Math.floor(random() * 3),
    'wild at last': (random) => normal(random),
  };
  for (const [name, draw] of Object.entries(kinds))
    test(`no more often than ${alpha} says: ${name}`, () => {
      const random = createRandom(11);
      let found = 0;
      for (let history = 0; history < histories; history++) {
        const sessions = 10 + (history % 20);
        const values = Array.from({ length: sessions }, () => draw(random));
        if (name === 'wild at last') values.push(1e6);
        if (changePoints(values).length > 0) found++;
      }
      // Binomial(600, 0.01): more than 14 has a chance of 0.1 %.
      expect(found).toBeLessThanOrEqual(14);
    });

  test('equal values, few values, or none', () => {
    for (const values of [[], [1], [1, 1, 1, 9, 9], Array.from({ length: 40 }, () => 2.5)]) expect(changePoints(values)).toEqual([]);
  });
});

describe('it moved', () => {
  test('once, and the last three sessions show it', () => {
    expect(changePoints(stepped(noise(2, 24), { 12: 4 }))).toEqual([12]);
    expect(changePoints(stepped(noise(3, 24), { 21: 8 }))).toEqual([21]);
    expect(changePoints(stepped(noise(4, 24), { 3: -8 }))).toEqual([3]);
  });

  test('and went back', () => {
    expect(changePoints(stepped(noise(5, 24), { 10: 6, 14: -6 }))).toEqual([10, 14]);
  });

  test('step by step', () => {
    expect(changePoints(stepped(noise(6, 45), { 15: 5, 30: 5 }))).toEqual([15, 30]);
  });

  test('though one session is wild', () => {
    const values = stepped(noise(7, 24), { 14: 4 });
    values[5] = 3;
    expect(changePoints(values)).toEqual([14]);
  });

  test('the same history always gives the same answer', () => {
    const values = stepped(noise(8, 40), { 20: 1.4 });
    expect(changePoints(values)).toEqual(changePoints([...values]));
  });

  test('levels are at least three sessions long, and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 40 }), (values) => {
        const edges = [0, ...changePoints([...values].sort((a, b) => a - b)), values.length];
        if (edges.length > 2)
          for (const [index, edge] of edges.slice(1).entries()) expect(edge - (edges[index] ?? 0)).toBeGreaterThanOrEqual(3);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});
