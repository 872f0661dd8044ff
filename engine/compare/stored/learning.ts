import type { Change, ChangeReason } from '../../model/comparison.ts';
import { baselineShift } from '../../stats/baseline-shift.ts';
import { detectableShift } from '../../stats/detectable.ts';
import { shiftInterval } from '../../stats/shift.ts';
import { meanOf, sampleDeviation } from '../../stats/spread.ts';
import { plainChange } from '../judge/plain.ts';
import { alpha, confidence, power } from '../judge/rule.ts';
import { centreOf, finiteShift, fromScale, scaleOf, toScale } from '../judge/scale.ts';
import { disasterLimit, isDisaster, neededSightings } from './disaster.ts';
import { neededSessions } from './noise.ts';
import type { StoredPlace } from './readings.ts';

/**
 * One place while there are too few baselines for the rule: shown with its prediction interval, and regressed only by a
 * disaster seen twice. `tests` is the size of the primary family; `untrusted` says why a disaster proves nothing.
 */
export function learningChange(stored: StoredPlace, tests: number, untrusted: readonly ChangeReason[]): Change {
  const { place, base, candidates, confirmation } = stored;
  const sessions = [...candidates, ...(confirmation ? [confirmation] : [])];
  const scale = scaleOf(
    place.metric,
    [...base, ...sessions].map(({ value }) => value),
  );
  const judged = (list: readonly { value: number }[]) => list.map(({ value }) => toScale(scale, value));
  const [before, after] = [judged(base), judged(candidates)];
  const [baseMean, headMean] = [meanOf(before), meanOf(after)];
  const shift = sampleDeviation(before) > 0 ? baselineShift(before, after) : null;
  const level = alpha / (place.primary ? Math.max(1, tests) : 1);
  const smallestDetectable = shift === null ? null : finiteShift(scale, detectableShift(shift, level, power));
  const ofOne = shift === null ? null : finiteShift(scale, detectableShift(baselineShift(before, after.slice(0, 1)), level, power));
  const limit = disasterLimit(base.length, ofOne, scale);
  const seen = sessions.filter(({ value }) => isDisaster(centreOf(scale, baseMean), value, place.metric.better, limit)).length;
  const disaster: ChangeReason[] =
    seen === 0 ? [] : [{ code: 'beyond-disaster-limit', facts: { limit: limit.ratio, seen, needed: neededSightings } }];
  const learning: ChangeReason = {
    code: 'learning',
    facts: { sessions: base.length, needed: neededSessions, disasterRatio: limit.ratio },
  };
  const shown = plainChange(
    {
      place,
      scale,
      base: centreOf(scale, baseMean),
      head: centreOf(scale, headMean),
      baseSamples: base.reduce((sum, { samples }) => sum + samples, 0),
      headSamples: candidates.reduce((sum, { samples }) => sum + samples, 0),
      change: fromScale(scale, headMean - baseMean),
      units: base.length + candidates.length,
    },
    'inconclusive',
    [...untrusted, ...disaster, learning],
  );
  const interval = shift === null ? null : shiftInterval(shift, confidence);
  return {
    ...shown,
    change: { ...shown.change, low: interval && finiteShift(scale, interval.low), high: interval && finiteShift(scale, interval.high) },
    smallestDetectableChange: smallestDetectable,
    verdict: seen >= neededSightings && untrusted.length === 0 ? 'regressed' : 'inconclusive',
  };
}
