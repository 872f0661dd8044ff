import type { Change, ChangeReason } from '../model/comparison.ts';
import { disasterLimit, disasterReason } from './disaster.ts';
import type { Pair } from './pairs.ts';
import { type ChangeScale, sessionChange } from './sessions.ts';

/** How many sessions the whole rule needs. */
export const neededSessions = 6;

const sessionConfidence = 0.95;

/** How the head stands to stored sessions: shown, never a proof, whatever it is. `tests` is the size of the primary family. */
export function storedChange(pair: Pair, tests: number): Change {
  const { base, head, metric, primary } = pair;
  const scale = scaleOf(pair);
  const found = sessionChange(base, head, scale, primary ? tests : 1);
  const limit = disasterLimit(base.length, found.smallestDetectable, scale);
  const disaster = disasterReason(found, head, metric.better === 'higher' ? 'higher' : 'lower', limit);
  const why: ChangeReason =
    base.length < neededSessions
      ? { code: 'learning', facts: { sessions: base.length, needed: neededSessions, disasterRatio: limit.ratio } }
      : { code: 'unconfirmed', facts: { sessions: base.length, seen: 1, needed: 2 } };
  return {
    ...describe(pair, scale, found.base),
    change: { value: found.change, low: found.low, high: found.high, confidence: sessionConfidence, samples: base.length + 1 },
    smallestDetectableChange: found.smallestDetectable,
    evidence: null,
    ...(isSame(pair) ? same : { verdict: 'inconclusive', reasons: disaster ? [disaster, why] : [why] }),
  };
}

/** How one run stands to one other: no spread between sessions is known, so it has neither interval nor verdict. */
export function singleRunChange(pair: Pair): Change {
  const scale = scaleOf(pair);
  const found = sessionChange(pair.base, pair.head, scale);
  return {
    ...describe(pair, scale, found.base),
    change: { value: found.change, low: null, high: null, confidence: sessionConfidence, samples: 2 },
    smallestDetectableChange: null,
    evidence: null,
    ...(isSame(pair) ? same : { verdict: 'inconclusive', reasons: [{ code: 'single-runs', facts: {} }] }),
  };
}

const same: Pick<Change, 'verdict' | 'reasons'> = { verdict: 'unchanged', reasons: [{ code: 'same', facts: {} }] };

/** No error on either side is no change, however few sessions there are. Equal times are chance. */
function isSame({ metric, base, head }: Pair): boolean {
  return metric.kind === 'rate' && metric.better === 'lower' && head === 0 && base.every((value) => value === 0);
}

/** Rates are compared by difference, and so is whatever has no logarithm. */
function scaleOf({ metric, base, head }: Pair): ChangeScale {
  return metric.kind === 'rate' || Math.min(head, ...base) <= 0 ? 'difference' : 'ratio';
}

function describe({ metric, statistic, endpoint, head, baseSamples, headSamples, primary }: Pair, scale: ChangeScale, base: number) {
  return { metric: metric.id, statistic, endpoint, base, head, baseSamples, headSamples, scale, primary };
}
