import type { Random } from '../../../engine/stats/random.ts';

/** How single values scatter: normally, with heavy tails (Student's t with 4 degrees of freedom), or normally with one in twenty far above. */
export const scatters = ['normal', 't4', 'outliers'] as const;
export type Scatter = (typeof scatters)[number];

const outlierShare = 0.05;
/** In standard deviations of the rest. */
const outlierHeight = 5;
const outlierMean = outlierShare * outlierHeight;
const outlierDeviation = Math.sqrt(1 + outlierShare * (1 - outlierShare) * outlierHeight ** 2);

/** A standard normal value (Box and Muller, Annals of Mathematical Statistics 29, 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A value with mean 0 and standard deviation 1. */
export function scattered(random: Random, scatter: Scatter): number {
  if (scatter === 'normal') return normal(random);
  if (scatter === 'outliers') return (normal(random) + (random() < outlierShare ? outlierHeight : 0) - outlierMean) / outlierDeviation;
  // t = z / sqrt(chi2/4), of variance 2; chi-square of 4 degrees is -2 ln(u v).
  const chiSquare = -2 * Math.log((1 - random()) * (1 - random()));
  return normal(random) / Math.sqrt(chiSquare / 4) / Math.SQRT2;
}

/** Enough steps for a first-order process to forget where it began. */
const warmUp = 60;

/** A stationary first-order autoregressive process with mean 0 and standard deviation 1: x' = phi x + sqrt(1 - phi^2) e. */
export function correlated(random: Random, scatter: Scatter, phi: number): () => number {
  const innovation = Math.sqrt(1 - phi * phi);
  let state = 0;
  const next = () => {
    state = phi * state + innovation * scattered(random, scatter);
    return state;
  };
  if (phi > 0) for (let step = 0; step < warmUp; step++) next();
  return next;
}

/** How many of `trials` succeed. */
export function binomial(random: Random, trials: number, chance: number): number {
  if (chance <= 0) return 0;
  // Waiting times between successes are geometric.
  let successes = -1;
  for (let at = 0; at <= trials; successes++) at += 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - Math.min(chance, 1 - 1e-12)));
  return successes;
}
