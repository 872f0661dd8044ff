import { createRandom, type Random } from '../../stats/random.ts';
import { bestShift, bestVisit, leastSegment, type Stretch } from './scan.ts';
import { huberScores } from './scores.ts';

/** The chance, over a whole history in which nothing moved, of finding that something did. */
export const alpha = 0.01;
/** Most of it goes to shifts that stayed, the rest to those that went back: the ladder of steps needs fewer sessions than the stretch. */
const alphaOfShift = 0.008;
const alphaOfVisit = alpha - alphaOfShift;
const permutations = 1999;
/** The same history gives the same answer. */
const seed = 1;

/**
 * Where the level of a series changed: the indices of the first value of each new level, in order. Binary segmentation (Vostrikova,
 * Soviet Mathematics Doklady 24, 1981) of Huber scores; each split must be beyond what the same values give in any other order
 * (permutation test: Antoch and Hušková, Statistics and Probability Letters 53, 2001), which holds whatever their distribution and
 * leaves no say to a single wild one. Needs values that do not depend on each other: fresh sessions. Below about a dozen it finds
 * nothing, since there are too few orders.
 */
export function changePoints(values: readonly number[]): number[] {
  const random = createRandom(seed);
  const found = split(values, 0, values.length, random);
  return placedAgain(values, found);
}

function split(values: readonly number[], from: number, to: number, random: Random): number[] {
  const scores = huberScores(values.slice(from, to));
  const stretch = proven(scores, bestShift, alphaOfShift, random) ?? proven(scores, bestVisit, alphaOfVisit, random);
  if (stretch === null) return [];
  const cuts = [stretch.from, stretch.to].filter((cut) => cut < scores.length).map((cut) => cut + from);
  const edges = [from, ...cuts, to];
  return edges.slice(1).flatMap((edge, index) => [...split(values, edges[index] ?? from, edge, random), ...(edge < to ? [edge] : [])]);
}

/** The best stretch when so good a one is improbable in another order; null otherwise. Stops as soon as that is settled. */
function proven(scores: readonly number[], scan: (scores: readonly number[]) => Stretch, level: number, random: Random): Stretch | null {
  const best = scan(scores);
  if (!(best.statistic > 0)) return null;
  const shuffled = [...scores];
  const most = Math.floor(level * (permutations + 1)) - 1;
  let asGood = 0;
  for (let drawn = 0; drawn < permutations; drawn++) {
    shuffle(shuffled, random);
    // Sums in another order differ in their last digits.
    if (scan(shuffled).statistic >= best.statistic * (1 - 1e-9)) asGood++;
    if (asGood > most) return null;
  }
  return best;
}

/** Fisher and Yates, as in Knuth, volume 2, algorithm P. */
function shuffle(values: number[], random: Random): void {
  for (let last = values.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1));
    const kept = values[last] ?? 0;
    values[last] = values[at] ?? 0;
    values[at] = kept;
  }
}

/** A split found while others were still in the data may lie beside its place: each is sought again between its neighbours (Bai, Econometric Theory 13, 1997). */
function placedAgain(values: readonly number[], found: readonly number[]): number[] {
  const placed = [...found];
  for (const index of placed.keys()) {
    const from = placed[index - 1] ?? 0;
    const to = placed[index + 1] ?? values.length;
    const { from: cut, statistic } = bestShift(huberScores(values.slice(from, to)));
    if (statistic > 0 && cut >= leastSegment) placed[index] = from + cut;
  }
  return placed;
}
