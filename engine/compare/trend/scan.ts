/** The fewest sessions a level may be told from. */
export const leastSegment = 3;

/** Where a series is most unlike itself: `from` to before `to` against all the rest, and how much. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly statistic: number;
}

const none: Stretch = { from: 0, to: 0, statistic: 0 };

/** The best split in two: the sum of squares that two levels explain beyond one (Sen and Srivastava, Annals of Statistics 3, 1975). */
export function bestShift(values: readonly number[]): Stretch {
  const running = runningSums(values);
  let best = none;
  for (let from = leastSegment; from <= values.length - leastSegment; from++) best = better(best, running, from, values.length);
  return best;
}

/** The best stretch that began and ended inside the series, against what is before and after it together (circular binary segmentation: Olshen and others, Biostatistics 5, 2004). */
export function bestVisit(values: readonly number[]): Stretch {
  const running = runningSums(values);
  let best = none;
  for (let from = leastSegment; from <= values.length - 2 * leastSegment; from++)
    for (let to = from + leastSegment; to <= values.length - leastSegment; to++) best = better(best, running, from, to);
  return best;
}

function better(best: Stretch, running: Float64Array, from: number, to: number): Stretch {
  const n = running.length - 1;
  const inside = to - from;
  const sum = (running[to] ?? 0) - (running[from] ?? 0);
  const distance = sum / inside - ((running[n] ?? 0) - sum) / (n - inside);
  const statistic = ((distance * distance) / n) * inside * (n - inside);
  return statistic > best.statistic ? { from, to, statistic } : best;
}

function runningSums(values: readonly number[]): Float64Array {
  const running = new Float64Array(values.length + 1);
  for (const [at, value] of values.entries()) running[at + 1] = (running[at] ?? 0) + value;
  return running;
}
