/** A stream of pseudo-random draws: the same seed gives the same stream. */
export interface Random {
  /** From 0 (included) to 1 (excluded). */
  next(): number;
  /** From `low` (included) to `high` (excluded). */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True in this share of the draws. */
  chance(share: number): boolean;
  /** One of the items. Throws `RangeError` when there are none. */
  pick<Item>(items: readonly Item[]): Item;
}

/** 32-bit hash of a text (FNV-1a, draft-eastlake-fnv). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** A stream seeded by a text. Generator: SplitMix32, a Weyl sequence through the 32-bit finalizer of MurmurHash3. */
export function createRandom(seed: string): Random {
  let state = hashText(seed);
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole,
    chance: (share) => next() < share,
    pick<Item>(items: readonly Item[]): Item {
      if (items.length === 0) throw new RangeError('There is nothing to pick from.');
      return items[whole(0, items.length - 1)] as Item;
    },
  };
}
