import type { LoadPoint } from '../../model/load-point.ts';
import type { FactReason } from '../../model/projection.ts';
import type { Target } from '../../model/target.ts';
import { type Judged, judged, levelsOf } from './levels.ts';

/** Between which loads a target ceases to be met. */
export interface Bracket {
  /** Levels that say something of the target, lightest first. */
  readonly levels: readonly Judged[];
  /** The highest level below the first fail at which it was met. */
  readonly lastPass: Judged | null;
  /** The lowest level at which it was missed. */
  readonly firstFail: Judged | null;
  readonly reasons: readonly FactReason[];
}

export function bracketOf(points: readonly LoadPoint[], target: Target): Bracket {
  const levels = levelsOf(points).flatMap((level) => judged(level, target) ?? []);
  const firstFail = levels.find(({ standing }) => standing === 'fail') ?? null;
  const passes = levels.filter(({ standing }) => standing === 'pass');
  const lastPass = passes.filter(({ load }) => firstFail === null || load < firstFail.load).at(-1) ?? null;
  const metAgain = firstFail === null ? 0 : passes.filter(({ load }) => load > firstFail.load).length;
  const reasons = metAgain === 0 ? [] : [{ code: 'met-again-above', facts: { levels: metAgain } }];
  return { levels, lastPass, firstFail, reasons };
}
