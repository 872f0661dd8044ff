import type { LoadPoint } from '../../model/load-point.ts';
import type { FactReason } from '../../model/projection.ts';
import type { Target } from '../../model/target.ts';
import { boundaryOf } from '../search/boundary.ts';
import { type Judged, judged, levelsOf } from './levels.ts';

/** Between which loads a target ceases to be met. */
export interface Bracket {
  /** Levels that say something of the target, lightest first. */
  readonly levels: readonly Judged[];
  /** The highest level at which it was rather met than missed, by all plateaus together (`boundaryOf`). */
  readonly lastPass: Judged | null;
  /** The lowest level at which it was rather missed than met. */
  readonly firstFail: Judged | null;
  /** The highest level up to which no plateau missed it. */
  readonly surePass: Judged | null;
  /** The lowest level from which on no plateau met it. */
  readonly sureFail: Judged | null;
  readonly reasons: readonly FactReason[];
}

export function bracketOf(points: readonly LoadPoint[], target: Target): Bracket {
  const levels = levelsOf(points).flatMap((level) => judged(level, target) ?? []);
  const at = (place: number | null): Judged | null => (place === null ? null : (levels[place] ?? null));
  const { lastPass, firstFail } = boundaryOf(levels.map(({ met, plateaus }) => ({ met, plateaus: plateaus.length })));
  const missed = levels.findIndex(({ met }) => met < 1);
  const met = levels.findLastIndex((level) => level.met > 0);
  const disputed = missed < 0 ? 0 : Math.max(0, met + 1 - missed);
  return {
    levels,
    lastPass: at(lastPass),
    firstFail: at(firstFail),
    surePass: at(missed < 0 ? levels.length - 1 : missed - 1),
    sureFail: at(met + 1),
    reasons: disputed === 0 ? [] : [{ code: 'met-and-missed', facts: { levels: disputed } }],
  };
}
