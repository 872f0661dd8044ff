/** How well the last plateaus were predicted from the ones before. */
export interface HoldOut {
  /** Plateaus that were predicted. */
  readonly held: number;
  /** Greatest difference of a prediction, as a share of what was measured. */
  readonly worstMiss: number;
  /** Error by which predictions miss for each highest load that they go beyond the highest: the greatest over this and the smaller hold-outs. */
  readonly missPerReach: number;
}

const shareHeld = 0.25;
/** A prediction of a load that is less than a tenth higher proves nothing; none is asked for of more than twice the load, as none is told. */
const leastReach = 1.1;
const mostReach = 2;
/** One or two plateaus may be predicted by luck: predictions are taken to miss by at least a fifth at twice the highest load, a twentieth a quarter beyond it. */
const leastMissPerReach = 0.2;

/**
 * Leaves out the quarter of the plateaus with the highest load, fewer where the rest would have to reach further than twice its load, more where it would reach
 * less than a tenth further, and has them predicted from the rest; then the same with each smaller number of plateaus left out. Null where fewer than `least`
 * different loads would remain, or where the model gives no number for one of them (then it did not predict it).
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
  const loads = ascending.map(loadOf);
  const reachOf = (held: number): number => (loads.at(-1) ?? 0) / (loads.at(-1 - held) ?? Number.POSITIVE_INFINITY);
  const most = ascending.length - 1;
  let count = Math.min(Math.max(1, Math.round(shareHeld * ascending.length)), most);
  while (count > 1 && reachOf(count) > mostReach) count--;
  while (count < most && reachOf(count) < leastReach) count++;
  if (count < 1 || new Set(loads.slice(0, -count)).size < least || reachOf(count) < leastReach) return null;
  const worstOf = (held: number): number | null => {
    const missed = misses(ascending.slice(0, -held), ascending.slice(-held));
    return missed === null ? null : Math.max(...missed);
  };
  const worstMiss = worstOf(count);
  if (worstMiss === null) return null;
  const smaller = Array.from({ length: count - 1 }, (_, at) => at + 1).filter((held) => reachOf(held) >= leastReach);
  const rates = smaller.map((held) => (worstOf(held) ?? 0) / (reachOf(held) - 1));
  return { held: count, worstMiss, missPerReach: Math.max(worstMiss / (reachOf(count) - 1), ...rates, leastMissPerReach) };
}

/** The error to expect at a load so many times the highest measured: none within what was measured, beyond it growing as fast as it did in the hold-outs. */
export function errorBeyond({ missPerReach }: HoldOut, ratio: number): number {
  return ratio <= 1 ? 0 : missPerReach * (ratio - 1);
}
