import { amdahlLimit, peakOf, throughputAt, type Usl } from '../usl.ts';
import { type FitPoint, fitUsl } from './fit-usl.ts';
import { fitTwoBounds, type TwoBounds, twoBoundsAt } from './two-bounds.ts';

/** Shapes that the same plateaus may be read as; the first is the one that is told, the others show how far a shape can be trusted beyond them. */
export const families = ['usl', 'amdahl', 'two-bounds'] as const;
export type Family = (typeof families)[number];

/** A fitted shape: throughput, per second, by requests in flight. */
export interface Law {
  readonly family: Family;
  readonly throughputAt: (concurrency: number) => number;
  /** The most throughput it ever gives; null where it grows for ever. */
  readonly most: number | null;
  /** Its parameters; null for a shape that is not of that law. */
  readonly usl: Usl | null;
  readonly bounds: TwoBounds | null;
}

/** `near` is a fit of almost the same points, to start from. @throws RangeError for fewer than three different concurrencies. */
export function fitLaw(family: Family, points: readonly FitPoint[], near?: Law): Law {
  if (family === 'two-bounds') {
    const bounds = fitTwoBounds(points, near?.bounds);
    return { family, throughputAt: (concurrency) => twoBoundsAt(bounds, concurrency), most: bounds.limit, usl: null, bounds };
  }
  const usl = fitUsl(points, family, near?.usl ?? undefined);
  return {
    family,
    throughputAt: (concurrency) => throughputAt(usl, concurrency),
    most: peakOf(usl)?.throughput ?? amdahlLimit(usl),
    usl,
    bounds: null,
  };
}
