import type { Change, ChangeReason, ChangeVerdict, Comparison } from '../model/comparison.ts';
import type { Run } from '../model/run.ts';
import type { Difference } from './differences.ts';
import type { FamilyMember } from './family.ts';

export type Outcome = Pick<Comparison, 'verdict' | 'reasons' | 'differences' | 'changes'>;

/** Why a run says nothing of the target, or null. */
export function invalidity(run: Run, side: 'base' | 'head'): ChangeReason | null {
  const why = run.outcome !== 'completed' ? run.outcome : run.health.validity === 'invalid' ? 'generator' : null;
  return why === null ? null : { code: 'invalid-run', facts: { side, run: run.id, why } };
}

/** Nothing may be compared: the sides or their runs do not allow it. */
export function refuseToCompare(reasons: readonly ChangeReason[], differences: readonly Difference[]): Outcome {
  const hard = differences.filter((difference) => difference.hard).map(({ key }) => key);
  const differs: ChangeReason[] = hard.length > 0 ? [{ code: 'hard-key-differs', facts: { keys: hard.join(', ') } }] : [];
  return { verdict: 'invalid', reasons: [...reasons, ...differs], differences: [...differences], changes: [] };
}

/**
 * The verdict over all changes while noise has none: work counters alone can regress or improve it. `why` is the reason that
 * times are not judged, `missing` the members of the family that neither side could tell.
 */
export function concludeWithoutNoise(
  changes: readonly Change[],
  why: readonly ChangeReason[],
  missing: readonly FamilyMember[],
  differences: readonly Difference[],
): Outcome {
  const counted = changes.filter(({ statistic }) => statistic === 'count');
  const moved = (verdict: ChangeVerdict) => counted.filter((change) => change.verdict === verdict);
  const counters = [...moved('regressed'), ...moved('improved')].flatMap(({ reasons }) => reasons);
  const disasters = changes
    .filter(({ primary }) => primary)
    .flatMap(({ metric, statistic, reasons }) =>
      reasons
        .filter(({ code }) => code === 'beyond-disaster-limit')
        .map(({ code, facts }): ChangeReason => ({ code, facts: { ...facts, metric, statistic } })),
    );
  const untold = missing.map(({ metric, statistic }): ChangeReason => ({ code: 'too-few-samples', facts: { metric, statistic } }));
  const soft: ChangeReason[] =
    differences.length > 0 ? [{ code: 'soft-key-differs', facts: { keys: differences.map(({ key }) => key).join(', ') } }] : [];
  return {
    verdict: moved('regressed').length > 0 ? 'regressed' : 'inconclusive',
    reasons: [...counters, ...disasters, ...why, ...untold, ...soft],
    differences: [...differences],
    changes: [...changes],
  };
}
