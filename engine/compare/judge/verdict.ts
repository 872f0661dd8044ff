import type { Change, ChangeReason } from '../../model/comparison.ts';
import { upwardP } from '../../stats/shift.ts';
import type { Chance } from './family-chances.ts';
import type { Noise } from './noise.ts';
import { fromScale } from './scale.ts';

/** What else a verdict depends on. */
export interface Finding {
  readonly noise: Noise;
  readonly chance: Chance;
  /** Whether the interval for it lies within the shift that matters, at this look. */
  readonly equivalent: boolean;
  readonly smallestDetectable: number | null;
  /** How many units more would do, asked only when it is told. */
  readonly more: () => number;
  readonly look: number;
}

/** What holds for all changes of a comparison, whatever the numbers. */
export interface Circumstances {
  /** Why nothing may be called unchanged. */
  readonly neverUnchanged: readonly ChangeReason[];
  /** Why nothing may be called anything. */
  readonly untrusted: readonly ChangeReason[];
  /** Whether advice may be given with no fresh unit to confirm it. */
  readonly adviceAtOnce: boolean;
  /** Level that fresh units alone are held to. */
  readonly confirmationAlpha: number;
  /** Facts of `unconfirmed`. */
  readonly unconfirmed: ChangeReason['facts'];
}

/** The table of verdicts, for one change. */
export function verdictOf(finding: Finding, circumstances: Circumstances): Pick<Change, 'verdict' | 'reasons'> {
  const { noise, chance, look } = finding;
  if (circumstances.untrusted.length > 0) return { verdict: 'inconclusive', reasons: [...circumstances.untrusted] };
  const beyondChance = isBeyondChance(chance);
  if (!(beyondChance && isLarge(noise))) return verdictWithoutShift(finding, beyondChance, circumstances);
  const found: ChangeReason = { code: 'beyond-chance', facts: { p: chance.p, level: chance.level, units: noise.judged, look } };
  if (noise.seenBefore !== null)
    return { verdict: 'inconclusive', reasons: [found, { code: 'seen-among-baselines', facts: { ...noise.seenBefore } }] };
  const fresh = freshP(noise);
  const again = fresh === null ? {} : { p: fresh, units: noise.fresh?.units ?? 0 };
  const shown = fresh === null ? circumstances.adviceAtOnce && !noise.place.primary : fresh < circumstances.confirmationAlpha;
  if (!shown)
    return { verdict: 'inconclusive', reasons: [found, { code: 'unconfirmed', facts: { ...circumstances.unconfirmed, ...again } }] };
  const worse = noise.shift.estimate > 0 === (noise.place.metric.better === 'lower');
  return {
    verdict: worse ? 'regressed' : 'improved',
    reasons: fresh === null ? [found] : [found, { code: 'confirmed', facts: again }],
  };
}

export const isBeyondChance = ({ adjustedP, level }: Chance): boolean => adjustedP <= level;

/** At least half of the shift that matters. */
export const isLarge = ({ shift, margins }: Noise): boolean => Math.abs(shift.estimate) >= margins.half;

/** One-sided chance of the fresh units alone, in the direction of the detected shift; null where there are none. */
export function freshP({ shift, fresh }: Noise): number | null {
  if (fresh === null) return null;
  return upwardP({ ...fresh.shift, estimate: Math.sign(shift.estimate) * fresh.shift.estimate });
}

function verdictWithoutShift(finding: Finding, beyondChance: boolean, circumstances: Circumstances): Pick<Change, 'verdict' | 'reasons'> {
  const { noise, equivalent, smallestDetectable, more } = finding;
  const { shift, margins, scale } = noise;
  const shown = (value: number) => fromScale(scale, value);
  const small: ChangeReason[] = beyondChance
    ? [{ code: 'below-half-delta', facts: { value: shown(shift.estimate), least: shown(margins.half) } }]
    : [];
  const delta = shown(margins.matters);
  if (equivalent)
    return circumstances.neverUnchanged.length > 0
      ? { verdict: 'inconclusive', reasons: [...small, ...circumstances.neverUnchanged] }
      : { verdict: 'unchanged', reasons: [...small, { code: 'within-delta', facts: { delta } }] };
  const least = smallestDetectable === null ? {} : { least: smallestDetectable };
  return { verdict: 'inconclusive', reasons: [...small, { code: 'not-enough-evidence', facts: { delta, ...least, more: more() } }] };
}
