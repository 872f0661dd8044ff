import type { Baseline } from '../model/baseline.ts';
import type { Change, ChangeReason, Comparison } from '../model/comparison.ts';
import { neededSessions, storedChange } from './changes.ts';
import { comparedMetrics } from './compared-metrics.ts';
import { counterChanges } from './counters.ts';
import { differences, hardDifferences, sideOfBaseline, sideOfRun } from './differences.ts';
import { familyMember } from './family.ts';
import { orderChanges } from './order.ts';
import { concludeWithoutNoise, invalidity, type Outcome, refuseToCompare } from './outcome.ts';
import { missingMembers, pairsOf } from './pairs.ts';
import type { RunSide } from './runs.ts';
import { sessionSeries } from './series.ts';

export interface BaselinesInput extends RunSide {
  /** Approved sessions of the same scenario and environment, in any order; retired ones are not among them. */
  readonly baselines: readonly Baseline[];
  readonly family: readonly string[];
  readonly delta: number;
}

/**
 * One new session against the approved ones; null when there are none. Only sessions with equal hard keys are compared, and when
 * none has them nothing is. One session proves no change of a time: below six baselines it is `learning`, from six on the
 * change is shown as `unconfirmed`; work counters are judged from the first baseline on.
 */
export function compareWithBaselines(input: BaselinesInput): Comparison | null {
  const others = input.baselines
    .filter(({ run }) => run !== input.run.id)
    .toSorted((a, b) => Date.parse(a.measuredAt) - Date.parse(b.measuredAt));
  const newest = others.at(-1);
  if (!newest) return null;
  const head = sideOfRun(input.run);
  const alike = others.filter((baseline) => hardDifferences(sideOfBaseline(baseline), head).length === 0);
  return {
    schemaVersion: 1,
    mode: alike.length < neededSessions ? 'learning' : 'stored',
    base: (alike.length > 0 ? alike : [newest]).map(({ run }) => run),
    head: [input.run.id],
    baselineSessions: alike.length,
    neededSessions,
    rule: null,
    pinned: null,
    ...outcomeOf(input, alike, newest),
  };
}

function outcomeOf({ run, measurement, family, delta }: BaselinesInput, alike: readonly Baseline[], newest: Baseline): Outcome {
  const latest = alike.at(-1) ?? newest;
  const differing = differences(sideOfBaseline(latest), sideOfRun(run));
  const invalid = invalidity(run, 'head');
  if (invalid || alike.length === 0) return refuseToCompare(invalid ? [invalid] : [], differing);
  const members = family.map(familyMember);
  const pairs = pairsOf({
    base: alike.map(({ series }) => series),
    head: sessionSeries(measurement),
    metrics: comparedMetrics(measurement),
    family: members,
  });
  const noise = pairs.map((pair) => storedChange(pair, Math.max(1, members.length)));
  const changes = orderChanges([...noise, ...counterChanges(latest, run)], delta);
  return concludeWithoutNoise(changes, [whyNotJudged(alike.length, changes)], missingMembers(members, pairs), differing);
}

function whyNotJudged(sessions: number, changes: readonly Change[]): ChangeReason {
  if (sessions >= neededSessions) return { code: 'unconfirmed', facts: { sessions, seen: 1, needed: 2 } };
  const ratios = changes
    .filter(({ primary, scale }) => primary && scale === 'ratio')
    .flatMap(({ reasons }) => reasons.find(({ code }) => code === 'learning')?.facts.disasterRatio ?? []);
  const disasterRatio = Math.max(...ratios.filter((ratio) => typeof ratio === 'number'));
  return { code: 'learning', facts: { sessions, needed: neededSessions, ...(Number.isFinite(disasterRatio) ? { disasterRatio } : {}) } };
}
