import { expect, it } from 'vitest';
import { createRandom, hashText } from '../../../scenarios/lib/random.ts';

it.each([
  // Test vectors of draft-eastlake-fnv, FNV-1a of 32 bits.
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('hashes %j as FNV-1a does', (text, hash) => {
  expect(hashText(text)).toBe(hash);
});

it('draws the same from the same seed, and something else from another', () => {
  const draws = (seed: string) => {
    const random = createRandom(seed);
    return Array.from({ length: 20 }, () => random.next());
  };
  expect(draws('1/orders/0')).toEqual(draws('1/orders/0'));
  expect(draws('1/orders/0')).not.toEqual(draws('1/orders/1'));
});

it('spreads its draws evenly, within bounds, over all that may be drawn', () => {
  const random = createRandom('even');
  const tenths = Array.from({ length: 10 }, () => 0);
  const wholes = new Set<number>();
  let trues = 0;
  const draws = 20_000;
  for (let draw = 0; draw < draws; draw += 1) {
    const value = random.next();
    tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1;
    wholes.add(random.whole(3, 5));
    expect(random.between(2, 4)).toSatisfy((between: number) => between >= 2 && between < 4);
    if (random.chance(0.2)) trues += 1;
  }
  // Pearson's chi-squared with 9 degrees of freedom stays under 27.9 in 99.9 % of fair samples.
  const chiSquared = tenths.reduce((sum, count) => sum + (count - draws / 10) ** 2 / (draws / 10), 0);
  expect(chiSquared).toBeLessThan(27.9);
  expect([...wholes].sort()).toEqual([3, 4, 5]);
  expect(trues / draws).toBeCloseTo(0.2, 1);
});

it('picks from a list, and refuses an empty one', () => {
  expect(['a', 'b']).toContain(createRandom('pick').pick(['a', 'b']));
  expect(() => createRandom('pick').pick([])).toThrow(RangeError);
});
