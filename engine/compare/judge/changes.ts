import type { Change, ChangeReason } from '../../model/comparison.ts';
import { detectableShift } from '../../stats/detectable.ts';
import { equivalent } from '../../stats/equivalence.ts';
import { shiftInterval } from '../../stats/shift.ts';
import { type Chance, chancesOf } from './family-chances.ts';
import { unitsThatWouldDo } from './more.ts';
import type { Noise } from './noise.ts';
import { alpha, confidence, equivalenceAlpha, type Judging, power } from './rule.ts';
import { finiteShift, fromScale } from './scale.ts';
import { type Circumstances, freshP, verdictOf } from './verdict.ts';

/** Every place judged, each with the evidence a reader needs to count it again. */
export function judgedChanges(noises: readonly Noise[], judging: Judging, circumstances: Circumstances): Change[] {
  const chances = chancesOf(noises, judging);
  return noises.map((noise, index) => judgedChange(noise, chances[index] ?? certain, judging, circumstances));
}

const certain: Chance = { p: 1, adjustedP: 1, level: 0 };

function judgedChange(noise: Noise, chance: Chance, { looks, share, members }: Judging, circumstances: Circumstances): Change {
  const { place, scale, shift, margins, units } = noise;
  // What the most demanding step of Holm would ask of this place alone.
  const level = (alpha * share) / (place.primary ? Math.max(1, members.length) : 1);
  const smallestDetectable = finiteShift(scale, detectableShift(shift, level, power));
  const within = equivalent(shift, margins.matters, equivalenceAlpha * share);
  const shown = shiftInterval(shift, confidence);
  const more = () => unitsThatWouldDo(noise, level);
  const finding = { noise, chance, equivalent: within.shown, smallestDetectable, more, look: looks.taken };
  const { verdict, reasons } = verdictOf(finding, circumstances);
  const fresh = freshP(noise);
  return {
    metric: place.metric.id,
    statistic: place.statistic,
    endpoint: place.endpoint,
    base: noise.base,
    head: noise.head,
    baseSamples: samplesOf(noise, 'baseSamples'),
    headSamples: samplesOf(noise, 'headSamples'),
    change: {
      value: fromScale(scale, shift.estimate),
      low: finiteShift(scale, shown.low),
      high: finiteShift(scale, shown.high),
      confidence,
      samples: noise.judged,
    },
    scale,
    smallestDetectableChange: smallestDetectable,
    verdict,
    reasons: [...reasons, ...leftOut(noise)],
    primary: place.primary,
    evidence: {
      units: [...units],
      ...chance,
      degreesOfFreedom: shift.degreesOfFreedom,
      serialFactor: noise.serialFactor,
      equivalence: { low: fromScale(scale, within.low), high: finiteShift(scale, within.high) ?? Number.MAX_VALUE },
      confirmation:
        noise.fresh === null || fresh === null
          ? null
          : { change: fromScale(scale, noise.fresh.shift.estimate), p: fresh, units: noise.fresh.units },
      slotEffect: noise.slotEffect,
      unitDeviation: noise.unitDeviation,
      roundDeviation: noise.roundDeviation,
    },
  };
}

function samplesOf({ units }: Noise, side: 'baseSamples' | 'headSamples'): number {
  let sum = 0;
  for (const unit of units) if (unit.phase === 'detection') sum += unit[side];
  return sum;
}

function leftOut({ place, leftOut: units }: Noise): ChangeReason[] {
  return units === 0 ? [] : [{ code: 'too-few-samples', facts: { metric: place.metric.id, statistic: place.statistic, units } }];
}
