import type { Change, ChangeReason, ChangeVerdict, Comparison } from '../../model/comparison.ts';
import type { Difference } from '../differences.ts';
import type { FamilyMember } from '../family.ts';

export type Outcome = Pick<Comparison, 'verdict' | 'reasons' | 'differences' | 'changes'>;

export interface Conclusion {
  readonly changes: readonly Change[];
  /** Why the whole says no more than it does, beside the reasons of its changes. */
  readonly why: readonly ChangeReason[];
  /** Members of the family that could not be judged at all. */
  readonly missing: readonly FamilyMember[];
  readonly differences: readonly Difference[];
}

/**
 * The verdict over all changes, by the primary ones alone: regressed if any did; else inconclusive if any is, or a member of the family is
 * missing; else improved if any did; else unchanged.
 */
export function conclude({ changes, why, missing, differences }: Conclusion): Outcome {
  const primary = changes.filter((change) => change.primary);
  const verdict = verdictOver(primary, missing.length > 0 || primary.length === 0);
  const given = new Set(why.map(({ code }) => code));
  const deciding = primary.flatMap((change) =>
    change.reasons
      .filter((reason) => isTold(change, reason, verdict) && !given.has(reason.code))
      .map((reason) => (change.statistic === 'count' ? reason : withPlace(change, reason))),
  );
  const untold = missing.map(({ metric, statistic }): ChangeReason => ({ code: 'too-few-samples', facts: { metric, statistic } }));
  return { verdict, reasons: [...deciding.toSorted(byWeight), ...why, ...untold], differences: [...differences], changes: [...changes] };
}

/** Nothing may be compared: the sides or their runs do not allow it. */
export function refuseToCompare(reasons: readonly ChangeReason[], differences: readonly Difference[]): Outcome {
  const hard = differences.filter((difference) => difference.hard).map(({ key }) => key);
  const differs: ChangeReason[] = hard.length > 0 ? [{ code: 'hard-key-differs', facts: { keys: hard.join(', ') } }] : [];
  return { verdict: 'invalid', reasons: [...reasons, ...differs], differences: [...differences], changes: [] };
}

/** The keys that differ softly, as a reason; none when nothing does. */
export function softly(differences: readonly Difference[]): ChangeReason[] {
  return differences.length === 0 ? [] : [{ code: 'soft-key-differs', facts: { keys: differences.map(({ key }) => key).join(', ') } }];
}

function verdictOver(primary: readonly Change[], incomplete: boolean): ChangeVerdict {
  const any = (verdict: ChangeVerdict) => primary.some((change) => change.verdict === verdict);
  if (any('regressed')) return 'regressed';
  if (incomplete || any('inconclusive')) return 'inconclusive';
  return any('improved') ? 'improved' : 'unchanged';
}

/** What made the verdict is told; and whatever moved beyond doubt or far, whatever the verdict. */
function isTold({ verdict }: Change, { code }: ChangeReason, whole: ChangeVerdict): boolean {
  if (code === 'same') return false;
  return verdict === whole || code in weights;
}

const weights: Readonly<Partial<Record<ChangeReason['code'], number>>> = {
  'work-counter-rose': 0,
  'work-counter-fell': 1,
  'beyond-disaster-limit': 2,
};

function byWeight(a: ChangeReason, b: ChangeReason): number {
  return (weights[a.code] ?? 3) - (weights[b.code] ?? 3);
}

function withPlace({ metric, statistic }: Change, { code, facts }: ChangeReason): ChangeReason {
  return { code, facts: { ...facts, metric, statistic } };
}
