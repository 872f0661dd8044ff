/** A source of uniform numbers in [0, 1). */
export type Random = () => number;

/**
 * xoshiro128** 1.1 (Blackman and Vigna, prng.di.unimi.it, 2018), its state filled from the seed by
 * SplitMix32 (Steele, Lea and Flood 2014, with MurmurHash3's finalizer): the same seed gives the same
 * numbers everywhere. For resampling, not for secrets.
 */
export function createRandom(seed: number): Random {
  let mixed = seed | 0;
  const split = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  const next = xoshiro128([split(), split(), split(), split()]);
  return () => next() / 2 ** 32;
}

/** The generator itself: 32 bits a call, from a state that is not all zero. */
export function xoshiro128([first, second, third, fourth]: readonly [number, number, number, number]): () => number {
  let a = first;
  let b = second;
  let c = third;
  let d = fourth;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

function rotate(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}
