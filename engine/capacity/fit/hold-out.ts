/** How well the last plateaus were predicted from the ones before. */
export interface HoldOut {
  /** Plateaus that were predicted. */
  readonly held: number;
  /** Greatest difference of a prediction, as a share of what was measured. */
  readonly worstMiss: number;
  /** Highest load predicted over the highest load predicted from: how far that was. */
  readonly reach: number;
}

const shareHeld = 0.25;
/** A prediction of a load that is less than a tenth higher proves nothing; none is asked for of more than twice the load, as none is told. */
const leastReach = 1.1;
const mostReach = 2;

/**
 * Leaves out the quarter of the plateaus with the highest load, fewer where the rest would have to reach further than twice its load, more where it would reach
 * less than a tenth further, and has them predicted from the rest. Null
 * where fewer than `least` different loads would remain, or where the model gives no number for one of them (then it did not predict it).
 */
export function holdOut<Point>(
  points: readonly Point[],
  given: {
    readonly loadOf: (point: Point) => number;
    readonly least: number;
    /** Relative misses of each held plateau by a model of the kept ones; null where it has no answer. */
    readonly misses: (kept: readonly Point[], held: readonly Point[]) => readonly number[] | null;
  },
): HoldOut | null {
  const { loadOf, least, misses } = given;
  const ascending = points.toSorted((a, b) => loadOf(a) - loadOf(b));
  const [most, quarter] = [ascending.length - 1, Math.max(1, Math.round(shareHeld * ascending.length))];
  const loads = ascending.map(loadOf);
  const reachOf = (held: number): number => (loads.at(-1) ?? 0) / (loads.at(-1 - held) ?? Number.POSITIVE_INFINITY);
  let count = Math.min(quarter, most);
  while (count > 1 && reachOf(count) > mostReach) count--;
  while (count < most && reachOf(count) < leastReach) count++;
  const kept = ascending.slice(0, -count);
  if (count > most || new Set(kept.map(loadOf)).size < least || reachOf(count) < leastReach) return null;
  const missed = misses(kept, ascending.slice(-count));
  return missed === null ? null : { held: count, worstMiss: Math.max(...missed), reach: reachOf(count) };
}

/** The error to expect at a load so many times the highest measured: none within what was measured, beyond it growing as fast as it did in the hold-out. */
export function errorBeyond(holdOut: HoldOut, ratio: number): number {
  return ratio <= 1 ? 0 : (holdOut.worstMiss * (ratio - 1)) / (holdOut.reach - 1);
}
