import type { Random } from '../../stats/random.ts';
import type { FitPoint } from './fit-usl.ts';
import { type HoldOut, holdOut } from './hold-out.ts';
import { type Family, families, fitLaw, type Law } from './laws.ts';
import { resamples } from './resamples.ts';

/** A shape that the plateaus do not rule out, with what is known of its errors. */
export interface Shape {
  readonly law: Law;
  /** The same shape fitted to each resample of the plateaus. */
  readonly resampled: readonly Law[];
  readonly holdOut: HoldOut | null;
}

/** The law that is told, and the other shapes that predicted the last plateaus about as well. */
export interface Shapes {
  readonly told: Shape;
  readonly others: readonly Shape[];
}

/** Plateaus that are left when the last ones are held out: one more than the law has parameters. */
export const leastLoads = 4;
const resampleCount = 200;

/** Another shape stays if its worst miss is below this share, or below twice that of the law. */
const plausibleMiss = 0.15;
const plausibleTimes = 2;

const loadOf = ({ concurrency }: FitPoint): number => concurrency;

export function shapesOf(points: readonly FitPoint[], random: Random): Shapes {
  const drawn = resamples(points, { count: resampleCount, least: 3, loadOf, random });
  const shape = (family: Family): Shape => {
    const law = fitLaw(family, points);
    return { law, resampled: drawn.map((sample) => fitLaw(family, sample, law)), holdOut: heldOutOf(points, family) };
  };
  const [toldFamily, ...otherFamilies] = families;
  const told = shape(toldFamily);
  const tolerated = Math.max(plausibleMiss, plausibleTimes * (told.holdOut?.worstMiss ?? Number.POSITIVE_INFINITY));
  const plausible = otherFamilies.filter((family) => (heldOutOf(points, family)?.worstMiss ?? 0) <= tolerated);
  return { told, others: plausible.map(shape) };
}

function heldOutOf(points: readonly FitPoint[], family: Family): HoldOut | null {
  const misses = (kept: readonly FitPoint[], held: readonly FitPoint[]): number[] => {
    const law = fitLaw(family, kept);
    return held.map(({ concurrency, throughput }) => Math.abs(law.throughputAt(concurrency) / throughput - 1));
  };
  return holdOut(points, { loadOf, least: leastLoads, misses });
}
