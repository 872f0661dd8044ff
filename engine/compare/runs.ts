import type { Comparison } from '../model/comparison.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Run } from '../model/run.ts';
import { neededSessions, singleRunChange } from './changes.ts';
import { comparedMetrics } from './compared-metrics.ts';
import { counterChanges } from './counters.ts';
import { differences, sideOfRun } from './differences.ts';
import { familyMember } from './family.ts';
import { orderChanges } from './order.ts';
import { concludeWithoutNoise, invalidity, type Outcome, refuseToCompare } from './outcome.ts';
import { missingMembers, pairsOf } from './pairs.ts';
import { sessionSeries } from './series.ts';

export interface RunSide {
  readonly run: Run;
  readonly measurement: Measurement;
}

export interface RunsInput {
  readonly base: RunSide;
  readonly head: RunSide;
  /** Metrics the gate may block on, as in the configuration. */
  readonly family: readonly string[];
  /** The shift worth noticing, as a fraction. */
  readonly delta: number;
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

function outcomeOf({ base, head, family, delta }: RunsInput): Outcome {
  const differing = differences(sideOfRun(base.run), sideOfRun(head.run));
  const invalid = [invalidity(base.run, 'base'), invalidity(head.run, 'head')].filter((reason) => reason !== null);
  if (invalid.length > 0 || differing.some(({ hard }) => hard)) return refuseToCompare(invalid, differing);
  const members = family.map(familyMember);
  const pairs = pairsOf({
    base: [sessionSeries(base.measurement)],
    head: sessionSeries(head.measurement),
    metrics: comparedMetrics(head.measurement),
    family: members,
  });
  const changes = [...pairs.map(singleRunChange), ...counterChanges(base.run, head.run)];
  return concludeWithoutNoise(
    orderChanges(changes, delta),
    [{ code: 'single-runs', facts: {} }],
    missingMembers(members, pairs),
    differing,
  );
}
