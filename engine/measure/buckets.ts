/**
 * The bucket layout of HdrHistogram for a lowest value of 1 and three significant digits
 * (Gil Tene, hdrhistogram.org, `AbstractHistogram.countsArrayIndex`): every integer below 2,048 has a
 * bucket of its own, and each doubling above it has 1,024 buckets, so that a bucket is never wider
 * than 1/1,024 of its value.
 */
export const significantDigits = 3;
export const lowestValue = 1;
/** Values above are counted as this one: ten minutes in microseconds. */
export const highestValue = 600_000_000;

const halfBits = 10;
const half = 1 << halfBits;
const linearBits = halfBits + 1;

/** The bucket of an integer from 0 to 2^53. */
export function bucketIndexOf(value: number): number {
  const doublings = Math.max(0, bitLength(value) - linearBits);
  return doublings * half + Math.floor(value / 2 ** doublings);
}

/** The least integer in a bucket. */
export function lowestOf(index: number): number {
  const doublings = doublingsOf(index);
  return (index - doublings * half) * 2 ** doublings;
}

/** How many integers a bucket holds. */
export function widthOf(index: number): number {
  return 2 ** doublingsOf(index);
}

/** The value that stands for a bucket: the mean of its least and greatest integer, at most 0.05 % from either; infinite beyond the range. */
export function middleOf(index: number): number {
  return index >= beyond ? Number.POSITIVE_INFINITY : lowestOf(index) + (widthOf(index) - 1) / 2;
}

/** How many buckets a histogram of this range has: the last doubling is always whole. */
export function bucketsUpTo(highest: number): number {
  return Math.max(2 * half, Math.ceil((bucketIndexOf(highest) + 1) / half) * half);
}

/** A bucket above all others, for what never came to an end: it ranks last and has no value. No window has it. */
export const beyond = bucketsUpTo(highestValue);

function doublingsOf(index: number): number {
  return Math.max(0, (index >> halfBits) - 1);
}

function bitLength(value: number): number {
  return value < 2 ** 31 ? 32 - Math.clz32(value) : 53 - Math.clz32(Math.floor(value / 2 ** 21));
}
