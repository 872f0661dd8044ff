import type { Change, Comparison } from '../model/comparison.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Run } from '../model/run.ts';
import { counterChanges } from './counters.ts';
import { differences, sideOfRun } from './differences.ts';
import { familyMember } from './family.ts';
import { invalidity } from './invalidity.ts';
import { conclude, type Outcome, refuseToCompare, softly } from './judge/conclude.ts';
import { missingMembers } from './judge/place.ts';
import { isSameRate, plainChange, same } from './judge/plain.ts';
import { defaultRateDelta, type GateRule } from './judge/rule.ts';
import { fromScale, scaleOf, toScale } from './judge/scale.ts';
import { orderChanges } from './order.ts';
import { sessionSeries } from './series.ts';
import { neededSessions } from './stored/noise.ts';
import { type StoredPlace, storedPlaces } from './stored/readings.ts';

export interface RunSide {
  readonly run: Run;
  readonly measurement: Measurement;
}

export interface RunsInput extends Pick<GateRule, 'family' | 'delta'> {
  readonly base: RunSide;
  readonly head: RunSide;
  /** Of a rate, in fractions; 0.1 percentage points unless given. */
  readonly rateDelta?: number;
}

/**
 * Two single runs side by side. Their requests share one machine and one moment each, so however far apart the times are it is
 * inconclusive; only work counters are judged. Different hard keys or an invalid run: nothing is compared.
 */
export function compareRuns(input: RunsInput): Comparison {
  const { base, head } = input;
  return {
    schemaVersion: 1,
    mode: 'runs',
    base: [base.run.id],
    head: [head.run.id],
    baselineSessions: 0,
    neededSessions,
    rule: null,
    pinned: null,
    ...outcomeOf(input),
  };
}

function outcomeOf({ base, head, family, delta, rateDelta = defaultRateDelta }: RunsInput): Outcome {
  const differing = differences(sideOfRun(base.run), sideOfRun(head.run));
  const invalid = [invalidity(base.run, 'base'), invalidity(head.run, 'head')].filter((reason) => reason !== null);
  if (invalid.length > 0 || differing.some(({ hard }) => hard)) return refuseToCompare(invalid, differing);
  const members = family.map(familyMember);
  const sessionOf = ({ run, measurement }: RunSide) => ({ run: run.id, series: sessionSeries(measurement) });
  const places = storedPlaces({ base: [sessionOf(base)], candidates: [sessionOf(head)], confirmation: null }, members);
  const changes = places.flatMap(singleRunChange);
  return conclude({
    changes: orderChanges([...changes, ...counterChanges(base.run, head.run)], { delta, rateDelta }),
    why: [{ code: 'single-runs', facts: {} }, ...softly(differing)],
    missing: missingMembers(members, changes),
    differences: differing,
  });
}

/** How one run stands to one other: no spread between sessions is known, so it has neither interval nor verdict. */
function singleRunChange({ place, base: [base], candidates: [head] }: StoredPlace): Change[] {
  if (!base || !head) return [];
  const values = [base.value, head.value];
  const scale = scaleOf(place.metric, values);
  const change = fromScale(scale, toScale(scale, head.value) - toScale(scale, base.value));
  const shown = { base: base.value, head: head.value, baseSamples: base.samples, headSamples: head.samples, change, units: 2 };
  return [
    isSameRate(place, values)
      ? plainChange({ place, scale, ...shown }, 'unchanged', [same])
      : plainChange({ place, scale, ...shown }, 'inconclusive', [{ code: 'single-runs', facts: {} }]),
  ];
}
