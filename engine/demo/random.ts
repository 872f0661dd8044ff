/** A small reproducible source of numbers; same seed, same sequence, on every machine. Not for secrets. */
export type RandomSource = {
  /** The next unsigned 32-bit integer. */
  next(): number;
  /** An integer from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** One element of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item;
};

/** Spreads a seed and a stream number over 32 bits (the finaliser of MurmurHash3), so that neighbouring streams are unrelated. */
export function mixSeed(seed: number, stream: number): number {
  let hash = (seed ^ Math.imul(stream + 1, 0x9e3779b9)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A Weyl sequence through MurmurHash3's finaliser: 32 bits of state, period 2^32. */
export function createRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    return mixSeed(state, 0);
  };
  const below = (limit: number): number => Math.floor((next() / 0x1_0000_0000) * limit);
  return {
    next,
    below,
    pick<Item>(items: readonly Item[]): Item {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('pick needs a list that is not empty');
      return item;
    },
  };
}
