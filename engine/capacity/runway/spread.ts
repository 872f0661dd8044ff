import { normalQuantile } from '../../stats/normal-quantile.ts';

/** A number above zero, its likely range, and how likely that is; an end that is null is open, or not known. */
export interface Likely {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly confidence: number;
}

const leastConfidence = 0.01;
const mostConfidence = 0.999;
const smallest = 1e-9;

/**
 * The value below which the number lies with probability `p`: its logarithm is taken as normal on either side of the middle, each side as wide as its end of
 * the range says (two-piece normal; Wallis, The two-piece normal, binormal or double Gaussian distribution, Statistical Science 29, 2014, here with
 * half of the probability on each side). An open end above is infinite, an unknown one below gives the middle.
 */
export function likelyAt({ value, low, high, confidence }: Likely, p: number): number {
  const z = normalQuantile(p);
  if (Math.abs(z) < smallest) return value;
  const end = z > 0 ? high : low;
  if (end === null) return z > 0 ? Number.POSITIVE_INFINITY : value;
  const covered = Math.min(mostConfidence, Math.max(leastConfidence, confidence));
  const deviation = Math.abs(Math.log(Math.max(smallest, end) / value)) / normalQuantile((1 + covered) / 2);
  return value * Math.exp(z * deviation);
}
