import { activeUsers } from '../measure/active-users.ts';
import { loadUnit } from '../measure/load-reached.ts';
import { pool } from '../measure/pool.ts';
import { secondsIn } from '../measure/seconds.ts';
import { loadTraffic } from '../measure/traffic.ts';
import type { Measurement } from '../model/measurement.ts';
import { metricById } from '../model/metric.ts';
import type { Target, VerdictReason } from '../model/target.ts';
import type { JudgedIn } from './judged-in.ts';
import { meets } from './operators.ts';

/** Share of checks that must pass for times to count, unless a target of the run says otherwise. */
const usualCheckShare = 0.99;
/** Share of a hold that must have been lived through for it to be one. */
const leastOfHold = 0.99;

/** What keeps a target that is met from counting: users who were not there, a hold cut short, wrong answers. A target that is missed is missed all the same. */
export function unmetConditions(measurement: Measurement, target: Target, judged: JudgedIn, targets: readonly Target[]): VerdictReason[] {
  return [
    ...usersMissing(measurement, target, judged),
    ...holdCutShort(measurement, judged),
    ...checksFailed(measurement, target, judged, targets),
  ];
}

function usersMissing(measurement: Measurement, { metric, at }: Target, { hold }: JudgedIn): VerdictReason[] {
  const needed = at?.users ?? hold?.users ?? null;
  if (metric === 'users' || !hold || needed === null) return [];
  const active = activeUsers(measurement, hold)?.sustained ?? (at ? 0 : needed);
  return active < needed ? [{ code: 'users-not-reached', facts: { needed, active, ...loadUnit(measurement) } }] : [];
}

function holdCutShort(measurement: Measurement, { hold }: JudgedIn): VerdictReason[] {
  if (!hold) return [];
  const heldS = secondsIn(measurement, hold);
  const plannedS = hold.toS - hold.fromS;
  return heldS < leastOfHold * plannedS - 1 ? [{ code: 'no-hold', facts: { heldS, plannedS } }] : [];
}

/** Times of wrong answers mean nothing. Rates and counts do not depend on it. */
function checksFailed(measurement: Measurement, { metric }: Target, { steps }: JudgedIn, targets: readonly Target[]): VerdictReason[] {
  if (metricById(metric).kind !== 'trend') return [];
  const { count, sum } = pool(measurement, { metric: 'checks', steps, where: loadTraffic(measurement) });
  if (count === 0) return [];
  const own = targets.find((target) => target.metric === 'checks' && target.statistic === 'rate');
  const passed = own ? meets(sum / count, own.operator, own.expected) : sum / count >= usualCheckShare;
  return passed ? [] : [{ code: 'checks-failed', facts: { failed: count - sum, checks: count } }];
}
