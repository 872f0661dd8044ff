import { beyond, middleOf } from '../measure/buckets.ts';
import { emptyHistogram } from '../measure/histogram.ts';
import { pooledWindows, type Selection } from '../measure/pool.ts';
import type { Histogram, Measurement } from '../model/measurement.ts';
import type { Target } from '../model/target.ts';
import { quantileAsked } from './actual.ts';
import type { JudgedIn } from './judged-in.ts';
import { isUpperLimit } from './operators.ts';
import type { Ranked } from './ranked.ts';

const minuteS = 60;
const leastHoldS = 120;

interface Stretch {
  readonly atS: number;
  readonly widthS: number;
}

/** The statistic over the worst 60 s on end of the hold, in the metric's unit; null where the hold is shorter than two minutes, or where it has no value. */
export function worstMinute(
  measurement: Measurement,
  { statistic, operator }: Target,
  selection: Selection,
  { hold }: JudgedIn,
  ranked: Ranked | null,
): number | null {
  if (!hold || hold.toS - hold.fromS < leastHoldS) return null;
  const q = quantileAsked(statistic);
  const values = ranked && q !== null ? quantiles(ranked, q) : ratios(measurement, selection, statistic);
  if (values.length === 0) return null;
  const worst = values.reduce((most, value) => (isUpperLimit(operator) ? Math.max(most, value) : Math.min(most, value)));
  return Number.isFinite(worst) ? worst : null;
}

function ratios(measurement: Measurement, selection: Selection, statistic: Target['statistic']): number[] {
  if (statistic !== 'rate' && statistic !== 'avg' && statistic !== 'perSecond') return [];
  const windows = pooledWindows(measurement, selection);
  return minutes(windows).map(([from, to]) => {
    const minute = windows.slice(from, to);
    const total = minute.reduce((sum, window) => sum + window.sum, 0);
    return total / minute.reduce((sum, { count, widthS }) => sum + (statistic === 'perSecond' ? widthS : count), 0);
  });
}

function quantiles({ windows, range }: Ranked, q: number): number[] {
  const histograms = windows.map(({ histogram }) => histogram);
  const counts = new Float64Array(beyond + 1);
  let total = 0;
  const add = ({ indices, counts: added, total: size }: Histogram, sign: 1 | -1) => {
    for (let at = 0; at < indices.length; at++) counts[indices[at] ?? 0] = (counts[indices[at] ?? 0] ?? 0) + sign * (added[at] ?? 0);
    total += sign * size;
  };
  let first = 0;
  let last = 0;
  // Each window enters and leaves once, so that a long hold costs one scan of the buckets a window.
  return minutes(windows).map(([from, to]) => {
    for (; last < to; last++) add(histograms[last] ?? emptyHistogram, 1);
    for (; first < from; first++) add(histograms[first] ?? emptyHistogram, -1);
    return bucketAtRank(counts, Math.ceil(q * total)) / range.scale;
  });
}

function bucketAtRank(counts: Float64Array, rank: number): number {
  let seen = 0;
  const index = counts.findIndex((count) => {
    seen += count;
    return seen >= rank && count > 0;
  });
  return middleOf(index);
}

/** All runs of windows, as from and to (excluded), that span a minute: one begins at each window, as long as there is a minute left. */
function minutes(windows: readonly Stretch[]): (readonly [from: number, to: number])[] {
  const ends = windows.map(({ atS, widthS }) => atS + widthS);
  const last = ends.at(-1) ?? 0;
  let to = 0;
  return windows.flatMap(({ atS }, from) => {
    if (last - atS < minuteS) return [];
    while ((ends[to] ?? Number.POSITIVE_INFINITY) <= atS + minuteS + 1e-6) to++;
    return [[from, Math.max(to, from + 1)] as const];
  });
}
