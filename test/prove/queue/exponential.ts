import type { Random } from '../../../engine/stats/random.ts';

/** A draw from the exponential distribution with this mean, by inversion. */
export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random());
