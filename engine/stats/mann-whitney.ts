import jstat from 'jstat';

/** Up to so many values in all the distribution is counted exactly, ties and all. */
const mostExact = 40;

export interface RankTest {
  /** Pairs in which the value of `a` is the greater, ties counting one half. */
  readonly u: number;
  /** One-sided chances of a U so great, and so small. */
  readonly greater: number;
  readonly less: number;
  /** Twice the smaller, at most 1. */
  readonly twoSided: number;
}

/**
 * The rank test of Mann and Whitney (Annals of Mathematical Statistics 18, 1947). Up to 40 values the conditional distribution of the
 * rank sum given the ties is counted (Streitberg and Röhmel's shift algorithm, 1986); beyond, the normal one with tie and continuity correction.
 *
 * @throws RangeError when either has no value, or one is not a number.
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): RankTest {
  if (a.length === 0 || b.length === 0 || [...a, ...b].some(Number.isNaN)) throw new RangeError('a rank test needs numbers on both sides');
  const { ranks, ties } = doubledRanks([...a, ...b]);
  const rankSum = ranks.slice(0, a.length).reduce((sum, rank) => sum + rank, 0);
  const u = (rankSum - a.length * (a.length + 1)) / 2;
  const { greater, less } = ranks.length <= mostExact ? exactTails(ranks, a.length, rankSum) : normalTails(u, a.length, b.length, ties);
  return { u, greater, less, twoSided: Math.min(1, 2 * Math.min(greater, less)) };
}

/** Twice the mid-ranks, which are integers; and the sum of t^3 - t over ties. */
function doubledRanks(values: readonly number[]): { ranks: number[]; ties: number } {
  const order = values.map((_, index) => index).sort((left, right) => (values[left] ?? 0) - (values[right] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  let ties = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (let at = from; at < to; at++) ranks[order[at] ?? 0] = from + 1 + to;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  return { ranks, ties };
}

/** How many subsets of `size` have each sum of doubled ranks, added rank by rank. */
function exactTails(ranks: readonly number[], size: number, observed: number): { greater: number; less: number } {
  const most = ranks.reduce((sum, rank) => sum + rank, 0);
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(most + 1));
  (ways[0] ?? new Float64Array(1))[0] = 1;
  for (const rank of ranks) {
    for (let chosen = size; chosen >= 1; chosen--) {
      const to = ways[chosen];
      const from = ways[chosen - 1];
      if (!to || !from) continue;
      for (let sum = most; sum >= rank; sum--) to[sum] = (to[sum] ?? 0) + (from[sum - rank] ?? 0);
    }
  }
  const counts = ways[size] ?? new Float64Array(0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const tail = (from: number, to: number) => counts.subarray(from, to).reduce((sum, count) => sum + count, 0) / total;
  return { greater: tail(observed, most + 1), less: tail(0, observed + 1) };
}

function normalTails(u: number, a: number, b: number, ties: number): { greater: number; less: number } {
  const n = a + b;
  const deviation = Math.sqrt(((a * b) / 12) * (n + 1 - ties / (n * (n - 1))));
  if (deviation === 0) return { greater: 1, less: 1 };
  const tail = (distance: number) => jstat.normal.cdf(-(distance - 0.5) / deviation, 0, 1);
  return { greater: tail(u - (a * b) / 2), less: tail((a * b) / 2 - u) };
}
