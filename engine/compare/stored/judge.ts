import type { Baseline } from '../../model/baseline.ts';
import type { Change, ChangeReason, Comparison } from '../../model/comparison.ts';
import { counterChanges } from '../counters.ts';
import { differences, hardDifferences, sideOfBaseline, sideOfRun } from '../differences.ts';
import { invalidity } from '../invalidity.ts';
import { judgedChanges } from '../judge/changes.ts';
import { conclude, type Outcome, refuseToCompare, softly } from '../judge/conclude.ts';
import { missingMembers } from '../judge/place.ts';
import { isSameRate, plainChange, same } from '../judge/plain.ts';
import { confirmationAlpha, type GateRule, type Judging, judgingOf, shownRule } from '../judge/rule.ts';
import { orderChanges } from '../order.ts';
import type { RunSide } from '../runs.ts';
import { sessionSeries } from '../series.ts';
import { comparePinned } from '../window/pinned.ts';
import { baselineWindow } from '../window.ts';
import { controlReasons } from './control.ts';
import { learningChange } from './learning.ts';
import { neededSessions, storedNoise } from './noise.ts';
import { type StoredPlace, storedPlaces } from './readings.ts';
import { steadyReasons } from './steady.ts';

export interface StoredInput {
  /** Approved sessions of the same scenario and environment, in any order; retired ones are not among them. */
  readonly baselines: readonly Baseline[];
  /** Sessions in which a change is looked for. */
  readonly candidates: readonly RunSide[];
  /** A fresh one, which must show again what was found. */
  readonly confirmation: RunSide | null;
  readonly rule: GateRule;
}

/** Candidates, and the baselines that may be compared with them. */
interface Against extends StoredInput {
  readonly first: RunSide;
  readonly sessions: readonly RunSide[];
  /** Of those that may be compared, the ones that stand for now; the release beside them. */
  readonly alike: readonly Baseline[];
  readonly pinned: Baseline | null;
  readonly latest: Baseline;
}

/**
 * New sessions against stored ones; null when there are none. Only sessions with equal hard keys are compared, and when none has
 * them nothing is. Below six baselines it is `learning`: times regress only by a disaster seen twice. From six on a
 * change is regressed when it is beyond chance and the confirming session alone shows it too. Work counters are judged from
 * the first baseline on. Throws RangeError without a candidate.
 */
export function compareStored(input: StoredInput): Comparison | null {
  const against = againstOf(input);
  if (against === null) return null;
  const { alike, latest, sessions } = against;
  const judging = judgingOf(input.rule, { taken: 1, planned: 1 });
  const learning = alike.length < neededSessions;
  const outcome = outcomeOf(against, judging);
  return {
    schemaVersion: 1,
    mode: learning ? 'learning' : 'stored',
    base: (alike.length > 0 ? alike : [latest]).map(({ run }) => run),
    head: sessions.map(({ run }) => run.id),
    baselineSessions: alike.length,
    neededSessions,
    rule: learning ? null : shownRule(judging, 'sessions'),
    ...outcome,
    pinned: outcome.verdict === 'invalid' ? null : pinnedChanges(against, judging),
  };
}

function pinnedChanges(against: Against, judging: Judging): Comparison['pinned'] {
  const { pinned, alike, candidates, confirmation } = against;
  if (pinned === null) return null;
  return comparePinned({
    pinned,
    window: alike,
    candidates: candidates.map(sessionOf),
    confirmation: confirmation && sessionOf(confirmation),
    judging,
    untrusted: untrustedReasons(against),
  });
}

function againstOf(input: StoredInput): Against | null {
  const [first] = input.candidates;
  if (!first) throw new RangeError('a comparison needs a candidate');
  const sessions = [...input.candidates, ...(input.confirmation ? [input.confirmation] : [])];
  const own = new Set(sessions.map(({ run }) => run.id));
  const others = input.baselines.filter(({ run }) => !own.has(run)).toSorted((a, b) => Date.parse(a.measuredAt) - Date.parse(b.measuredAt));
  const head = sideOfRun(first.run);
  const comparable = others.filter((baseline) => hardDifferences(sideOfBaseline(baseline), head).length === 0);
  const { sessions: alike, pinned } = baselineWindow(comparable, input.rule.family);
  const latest = alike.at(-1) ?? others.at(-1);
  return latest === undefined ? null : { ...input, first, sessions, alike, pinned, latest };
}

const sessionOf = ({ run, measurement }: RunSide) => ({ run: run.id, series: sessionSeries(measurement) });

function outcomeOf(against: Against, judging: Judging): Outcome {
  const { first, sessions, alike, latest, rule } = against;
  const head = sideOfRun(first.run);
  const differing = differences(sideOfBaseline(latest), head);
  const invalid = sessions.flatMap(({ run }) => invalidity(run, 'head') ?? []);
  const unlike = sessions.flatMap(({ run }) => hardDifferences(head, sideOfRun(run)));
  if (invalid.length > 0 || alike.length === 0 || unlike.length > 0)
    return refuseToCompare(invalid, unlike.length > 0 ? unlike : differing);
  const noise = storedChanges(against, judging);
  const changes = orderChanges([...noise, ...counterChanges(latest, first.run)], rule);
  return conclude({
    changes,
    why: [
      ...untrustedReasons(against),
      ...(alike.length < neededSessions ? [learningReason(alike.length, changes)] : []),
      ...softly(differing),
    ],
    missing: missingMembers(judging.members, noise),
    differences: differing,
  });
}

function storedChanges(against: Against, judging: Judging): Change[] {
  const { candidates, confirmation, alike, rule } = against;
  const places = storedPlaces(
    { base: alike, candidates: candidates.map(sessionOf), confirmation: confirmation && sessionOf(confirmation) },
    judging.members,
  );
  const untrusted = untrustedReasons(against);
  const plain: Change[] = [];
  const noises = places.flatMap((stored) => {
    const change =
      sameChange(stored) ?? (stored.base.length < neededSessions ? learningChange(stored, judging.members.length, untrusted) : null);
    if (change === null) return [storedNoise(stored, rule)];
    plain.push(change);
    return [];
  });
  const circumstances = {
    neverUnchanged: [],
    untrusted,
    adviceAtOnce: false,
    confirmationAlpha: confirmationAlpha.sessions,
    unconfirmed: { seen: 1, needed: 2 },
  };
  return [...judgedChanges(noises, judging, circumstances), ...plain];
}

/** Why no time of these sessions may be called anything. A target that collapses never comes to rest, so while disasters are all that counts it need not. */
function untrustedReasons({ sessions, alike }: Against): ChangeReason[] {
  return sessions.flatMap((side) => [...controlReasons(side.run, alike), ...(alike.length < neededSessions ? [] : steadyReasons(side))]);
}

function sameChange({ place, base, candidates, confirmation }: StoredPlace): Change | null {
  const values = [...base, ...candidates, ...(confirmation ? [confirmation] : [])].map(({ value }) => value);
  const [value = 0] = values;
  if (!(values.every((one) => one === 0) || isSameRate(place, values))) return null;
  const samples = (list: StoredPlace['base']) => list.reduce((sum, reading) => sum + reading.samples, 0);
  const shown = { base: value, head: value, baseSamples: samples(base), headSamples: samples(candidates), change: 0 };
  return plainChange({ place, scale: 'difference', ...shown, units: base.length + candidates.length }, 'unchanged', [same]);
}

function learningReason(sessions: number, changes: readonly Change[]): ChangeReason {
  const ratios = changes
    .filter(({ primary, scale }) => primary && scale === 'ratio')
    .flatMap(({ reasons }) => reasons.find(({ code }) => code === 'learning')?.facts.disasterRatio ?? []);
  const disasterRatio = Math.max(...ratios.filter((ratio) => typeof ratio === 'number'));
  return { code: 'learning', facts: { sessions, needed: neededSessions, ...(Number.isFinite(disasterRatio) ? { disasterRatio } : {}) } };
}
