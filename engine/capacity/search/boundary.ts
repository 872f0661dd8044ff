import { isotonicFalling } from '../../stats/isotonic.ts';

/** What the plateaus of one level say of a target. */
export interface Votes {
  /** Share of them that met it, 0..1. */
  readonly met: number;
  /** How many said anything; at least one. */
  readonly plateaus: number;
}

/** Places among levels; null where there is no such level. */
export interface Boundary {
  readonly lastPass: number | null;
  readonly firstFail: number | null;
}

/**
 * Where a target ceases to be met, by all plateaus together rather than by the first that missed it: near saturation one plateau in some misses by chance, and the more
 * there are the lower the first of them lies. Levels come from the lightest up; their shares are made to fall (`isotonicFalling`), the last pass is the highest above one
 * half and the first fail the lowest below it. Levels at one half are undecided and lie between the two.
 */
export function boundaryOf(levels: readonly Votes[]): Boundary {
  const shares = isotonicFalling(
    levels.map(({ met }) => met),
    levels.map(({ plateaus }) => plateaus),
  );
  const lastPass = shares.findLastIndex((share) => share > half + rounding);
  const firstFail = shares.findIndex((share) => share < half - rounding);
  if (lastPass >= 0 || firstFail >= 0) return { lastPass: placeOf(lastPass), firstFail: placeOf(firstFail) };
  // Undecided everywhere: what was missed once is not taken for met.
  const missed = levels.findIndex(({ met }) => met < 1);
  return { lastPass: placeOf(missed - 1), firstFail: placeOf(missed) };
}

const half = 0.5;
const rounding = 1e-9;
const placeOf = (index: number): number | null => (index < 0 ? null : index);
