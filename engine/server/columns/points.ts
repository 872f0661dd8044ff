import type { Series, SeriesWindow } from '../../model/measurement.ts';

/** A point of a chart: windows that begin from `fromS` up to before `toS`, all of one load step; or nothing at all, where nobody recorded anything. */
export interface Point {
  readonly fromS: number;
  readonly toS: number;
  readonly isGap: boolean;
}

/** A place where some series has a window. */
interface Place {
  readonly atS: number;
  readonly endS: number;
  readonly step: number;
}

const nearlyS = 1e-6;

/**
 * The points at which series are drawn, at most so many, though always one for each load step: places where any of them has a window, joined where there are too
 * many. Never across a load step, and never across a gap that is longer than what is joined: it keeps a point of its own, which holds nothing. Gives how many places became one.
 */
export function pointsOf(
  all: readonly Series[],
  range: { readonly fromS: number; readonly toS: number },
  most: number,
): { points: Point[]; joined: number } {
  const places = placesOf(all, range);
  if (places.length === 0) return { points: [], joined: 1 };
  for (let joined = Math.max(1, Math.ceil(places.length / most)); ; joined = Math.ceil(joined * 1.2 + 0.5)) {
    const points = joinedPoints(places, joined);
    if (points.length <= most || joined > 2 * places.length) return { points, joined };
  }
}

function placesOf(all: readonly Series[], { fromS, toS }: { readonly fromS: number; readonly toS: number }): Place[] {
  const places = new Map<number, Place>();
  for (const { windows } of all)
    for (const { atS, widthS, step } of windows) {
      if (atS + widthS <= fromS || atS >= toS) continue;
      const known = places.get(atS);
      // Where windows of several widths begin at once, the narrowest says in which load step that is.
      if (known === undefined || atS + widthS < known.endS) places.set(atS, { atS, endS: Math.max(atS + widthS, known?.endS ?? 0), step });
      else if (atS + widthS > known.endS) places.set(atS, { ...known, endS: atS + widthS });
    }
  return [...places.values()].sort((a, b) => a.atS - b.atS);
}

function joinedPoints(places: readonly Place[], joined: number): Point[] {
  const points: Point[] = [];
  // A gap shorter than a point is wide cannot be drawn.
  const shortestGapS = joined === 1 ? 0 : (joined - 1) * usualStepS(places);
  let run: Place[] = [];
  let coveredS = Number.NEGATIVE_INFINITY;
  const close = (nextS: number) => {
    const [first] = run;
    if (first !== undefined) points.push({ fromS: first.atS, toS: nextS, isGap: false });
    run = [];
  };
  for (const place of places) {
    const before = run.at(-1);
    const gapS = place.atS - coveredS;
    const isGap = Number.isFinite(coveredS) && gapS > Math.max(nearlyS, shortestGapS);
    if (before !== undefined && (isGap || before.step !== place.step || run.length >= joined)) close(isGap ? coveredS : place.atS);
    if (isGap) points.push({ fromS: coveredS, toS: place.atS, isGap: true });
    run.push(place);
    coveredS = Math.max(coveredS, place.endS);
  }
  close(coveredS);
  return points;
}

function usualStepS(places: readonly Place[]): number {
  const steps = places.slice(1).map(({ atS }, index) => atS - (places[index]?.atS ?? 0));
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1;
}

/** The windows of a series in each point, in order: those that begin in it, or else the one that covers its beginning. */
export function windowsIn({ windows }: Series, points: readonly Point[]): SeriesWindow[][] {
  let next = 0;
  return points.map(({ fromS, toS, isGap }) => {
    while (next < windows.length && (windows[next]?.atS ?? 0) < fromS - nearlyS) next++;
    if (isGap) return [];
    const own: SeriesWindow[] = [];
    for (let at = next; at < windows.length; at++) {
      const window = windows[at];
      if (window === undefined || window.atS >= toS - nearlyS) break;
      own.push(window);
    }
    const covering = windows[next - 1];
    if (own.length === 0 && covering !== undefined && covering.atS + covering.widthS > fromS + nearlyS) return [covering];
    return own;
  });
}
