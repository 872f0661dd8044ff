import type { Change, ChangeReason, ChangeVerdict, Comparison } from '../model/comparison.ts';
import type { Run } from '../model/run.ts';
import { campaignNoise } from './campaigns/noise.ts';
import { counterChanges } from './counters.ts';
import { type Difference, differences, hardDifferences, sideOfRun } from './differences.ts';
import { invalidity } from './invalidity.ts';
import { judgedChanges } from './judge/changes.ts';
import { type Outcome, refuseToCompare } from './judge/conclude.ts';
import { missingMembers } from './judge/place.ts';
import { isSameRate, plainChange, same } from './judge/plain.ts';
import { confirmationAlpha, type GateRule, type Judging, judgingOf, shownRule } from './judge/rule.ts';
import { scaleOf } from './judge/scale.ts';
import { orderChanges } from './order.ts';
import type { RunSide } from './runs.ts';
import { sessionSeries } from './series.ts';
import { type StoredPlace, storedPlaces } from './stored/readings.ts';

export interface CampaignsInput {
  /** Valid sessions of the campaign before, and of this one. */
  readonly base: readonly RunSide[];
  readonly head: readonly RunSide[];
  readonly rule: GateRule;
}

/** A spread takes two. */
const leastSessions = 2;

/**
 * Two campaigns of one schedule, months apart: Welch's t on the sessions' values, of logarithms where there are any, Holm over the family
 * at one-sided 1 %, Benjamini and Hochberg over everything else. Regressed, improved or inconclusive, never unchanged; what moved
 * between them may be the environment, which is said unless nothing but the commit differs. Null where a side has no session.
 */
export function compareCampaigns(input: CampaignsInput): Comparison | null {
  const [before, after] = [input.base[0], input.head[0]];
  if (before === undefined || after === undefined) return null;
  const judging = judgingOf(input.rule, { taken: 1, planned: 1 });
  return {
    schemaVersion: 1,
    mode: 'campaigns',
    base: input.base.map(({ run }) => run.id),
    head: input.head.map(({ run }) => run.id),
    baselineSessions: input.base.length,
    neededSessions: leastSessions,
    rule: shownRule(judging, 'sessions'),
    pinned: null,
    ...outcomeOf(input, before.run, after.run, judging),
  };
}

function outcomeOf({ base, head, rule }: CampaignsInput, before: Run, after: Run, judging: Judging): Outcome {
  const sides = [...base.map(({ run }) => run), ...head.map(({ run }) => run)];
  const differing = differences(sideOfRun(before), sideOfRun(after));
  const invalid = [
    ...base.flatMap(({ run }) => invalidity(run, 'base') ?? []),
    ...head.flatMap(({ run }) => invalidity(run, 'head') ?? []),
  ];
  const hard = sides.map((run) => hardDifferences(sideOfRun(before), sideOfRun(run))).find(({ length }) => length > 0);
  if (invalid.length > 0 || hard !== undefined)
    return refuseToCompare(invalid, hard === undefined || differing.some((one) => one.hard) ? differing : hard);
  const changes = [...sessionChanges(base, head, judging), ...counterChanges(before, after)];
  const missing = missingMembers(judging.members, changes);
  return {
    verdict: verdictOver(changes.filter(({ primary }) => primary)),
    reasons: [
      ...changes.filter(({ primary }) => primary).flatMap(toldReasons),
      ...separability(sides.flatMap((run) => differences(sideOfRun(before), sideOfRun(run)))),
      ...missing.map(({ metric, statistic }): ChangeReason => ({ code: 'too-few-samples', facts: { metric, statistic } })),
    ],
    differences: differing,
    changes: orderChanges(changes, rule),
  };
}

/** The commit may differ: it is what a campaign is to judge. Anything else may have moved the times as well. */
function separability(differing: readonly Difference[]): ChangeReason[] {
  const keys = [...new Set(differing.filter(({ key }) => key !== 'git.commit').map(({ key }) => key))];
  return keys.length === 0 ? [] : [{ code: 'environment-not-separable', facts: { keys: keys.join(', ') } }];
}

function sessionChanges(base: readonly RunSide[], head: readonly RunSide[], judging: Judging): Change[] {
  const sessionOf = ({ run, measurement }: RunSide) => ({ run: run.id, series: sessionSeries(measurement) });
  const places = storedPlaces({ base: base.map(sessionOf), candidates: head.map(sessionOf), confirmation: null }, judging.members);
  const plain: Change[] = [];
  const noises = places.flatMap((stored) => {
    const noise = judgeable(stored) ? campaignNoise(stored, judging.rule) : null;
    if (noise === null) plain.push(withoutNoise(stored));
    return noise ?? [];
  });
  const circumstances = {
    neverUnchanged: [],
    untrusted: [],
    adviceAtOnce: true,
    confirmationAlpha: confirmationAlpha.sessions,
    unconfirmed: {},
  };
  return [
    ...judgedChanges(noises, judging, circumstances).map((change, index) => unconfirmedCounts(change, noises[index]?.place.metric.better)),
    ...plain,
  ];
}

/** Nothing blocks on it, so no fresh sessions are made to confirm it: what is beyond chance and large enough is said. Unchanged never is. */
function unconfirmedCounts(change: Change, better: 'lower' | 'higher' | 'neutral' | undefined): Change {
  if (change.verdict === 'unchanged') return { ...change, verdict: 'inconclusive' };
  const [found] = change.reasons;
  if (change.verdict !== 'inconclusive' || found?.code !== 'beyond-chance') return change;
  const worse = change.change.value > 0 === (better !== 'higher');
  return { ...change, verdict: worse ? 'regressed' : 'improved', reasons: change.reasons.filter(({ code }) => code !== 'unconfirmed') };
}

function judgeable({ place, base, candidates }: StoredPlace): boolean {
  const values = [...base, ...candidates].map(({ value }) => value);
  return Math.min(base.length, candidates.length) >= leastSessions && !isSameRate(place, values) && values.some((value) => value !== 0);
}

function withoutNoise({ place, base, candidates }: StoredPlace): Change {
  const values = [...base, ...candidates].map(({ value }) => value);
  const scale = scaleOf(place.metric, values);
  const mean = (list: StoredPlace['base']) => list.reduce((sum, { value }) => sum + value, 0) / list.length;
  const samples = (list: StoredPlace['base']) => list.reduce((sum, one) => sum + one.samples, 0);
  const [before, after] = [mean(base), mean(candidates)];
  const shown = {
    place,
    scale,
    base: before,
    head: after,
    baseSamples: samples(base),
    headSamples: samples(candidates),
    change: scale === 'ratio' ? after / before - 1 : after - before,
    units: values.length,
  };
  const equal = isSameRate(place, values) || values.every((value) => value === 0);
  return equal ? plainChange(shown, 'unchanged', [same]) : plainChange(shown, 'inconclusive', [{ code: 'single-runs', facts: {} }]);
}

/** Regressed if any is; improved if any is and none regressed; never unchanged. */
function verdictOver(primary: readonly Change[]): ChangeVerdict {
  const verdicts = primary.map(({ verdict }) => verdict);
  return verdicts.includes('regressed') ? 'regressed' : verdicts.includes('improved') ? 'improved' : 'inconclusive';
}

function toldReasons({ metric, statistic, reasons }: Change): ChangeReason[] {
  return reasons
    .filter(({ code }) => code !== 'same')
    .map((reason) => (statistic === 'count' ? reason : { code: reason.code, facts: { ...reason.facts, metric, statistic } }));
}
