import type { Random } from '../../stats/random.ts';

const mostDraws = 50;

/**
 * Cluster bootstrap (Davison and Hinkley, Bootstrap Methods and their Application, 1997, section 3.8): whole plateaus are drawn with replacement, never
 * requests, which share their plateau's moment. A draw with fewer than `least` different loads says nothing of a curve and is drawn again.
 */
export function resamples<Point>(
  points: readonly Point[],
  given: { readonly count: number; readonly least: number; readonly loadOf: (point: Point) => number; readonly random: Random },
): Point[][] {
  const { count, least, loadOf, random } = given;
  const draw = (): Point[] => points.flatMap(() => points[Math.floor(random() * points.length)] ?? []);
  return Array.from({ length: count }, () => {
    let drawn = draw();
    for (let again = 0; again < mostDraws && new Set(drawn.map(loadOf)).size < least; again++) drawn = draw();
    return drawn;
  }).filter((drawn) => new Set(drawn.map(loadOf)).size >= least);
}

/** The q-quantile of values by linear interpolation between the two next to it (type 7 of Hyndman and Fan, 1996); NaN for no values. */
export function quantileOfValues(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = q * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
