import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, mixSeed } from '../../../engine/demo/random.ts';

describe('createRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const draw = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).toEqual([2247144487, 1191152977, 3146469691, 1013303936, 2728743347]);
    expect(draw(2)).not.toEqual(draw(1));
  });

  it('stays below its limit', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1_000_000 }), (seed, limit) => {
        const value = createRandom(seed).below(limit);
        return Number.isInteger(value) && value >= 0 && value < limit;
      }),
    );
  });

  it('spreads evenly', () => {
    const random = createRandom(3);
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 10_000; draw += 1) {
      const cell = random.below(10);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it('cannot pick from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
  });

  it('mixes neighbouring streams into unrelated seeds', () => {
    const seeds = new Set(Array.from({ length: 1_000 }, (_, stream) => mixSeed(42, stream)));
    expect(seeds.size).toBe(1_000);
    // Stream -1 leaves the seed as it is: then this is fmix32 of MurmurHash3, and fmix32(1) is 0x514e28b7.
    expect(mixSeed(1, -1)).toBe(0x514e28b7);
  });
});
