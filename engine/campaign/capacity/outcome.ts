import { bracketOf } from '../../capacity/search/bracket.ts';
import { isUseless, levelsOf, votesAt } from '../../capacity/search/level.ts';
import type { CapacityReport } from '../../model/capacity.ts';
import { type ExitCode, exitCode } from '../../model/error.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { FactReason } from '../../model/projection.ts';
import type { Target } from '../../model/target.ts';

export interface OutcomeInput {
  readonly points: readonly LoadPoint[];
  readonly targets: readonly Target[];
  readonly reasons: readonly FactReason[];
  readonly interrupted: boolean;
}

/**
 * What a search or a ladder came to. `found`: each target that broke did so between two plateaus, and one did at least. A generator that was not healthy makes it
 * `invalid`, unless every target had its last pass and first fail before.
 */
export function outcomeOf({ points, targets, reasons, interrupted }: OutcomeInput): CapacityReport['outcome'] {
  if (interrupted) return 'interrupted';
  const levels = levelsOf(points);
  const brackets = targets.map(({ text }) => bracketOf(levels, text));
  const between = brackets.filter(({ lastPass, firstFail }) => lastPass !== null && firstFail !== null);
  if (between.length < brackets.length && reasons.some(({ code }) => code === 'generator')) return 'invalid';
  if (!points.some((point) => !isUseless(point))) return points.length > 0 ? 'invalid' : 'no-data';
  if (brackets.some(({ lastPass, firstFail }) => lastPass === null && firstFail !== null)) return 'not-met';
  const untold = targets.some(({ text }) => levels.every((level) => votesAt(level, text) === null));
  if (untold) return 'no-data';
  const saturated = reasons.some(({ code }) => code === 'no-more-throughput');
  return between.length === brackets.length || (between.length > 0 && saturated) ? 'found' : 'not-reached';
}

/** Exit code of an outcome: `not-reached` is an answer, that it takes all that was tried, and inconclusive only where somebody is strict. */
export function exitOf(outcome: CapacityReport['outcome'], strict: boolean): ExitCode {
  switch (outcome) {
    case 'found':
      return exitCode.good;
    case 'not-reached':
      return strict ? exitCode.inconclusive : exitCode.good;
    case 'not-met':
    case 'no-data':
      return exitCode.targetFailed;
    case 'invalid':
      return exitCode.invalid;
    case 'interrupted':
      return exitCode.interrupted;
  }
}
