import type { Replica, ScalingOutcome } from '../../../model/autoscale.ts';
import { type Course, total } from './course.ts';
import { reasonsOf } from './reasons.ts';
import { seriesOf } from './series.ts';
import { type Simulation, simulate } from './simulate.ts';

/** Seconds an hour has. */
const hourS = 3600;

function violationOf(course: Course): ScalingOutcome['violation'] {
  const violated = course.counted('violated');
  const requests = course.counted('requests');
  const arrived = total(requests);
  let [longestS, runS, during] = [0, 0, 0];
  let firstAtS: number | null = null;
  violated.forEach((bad, second) => {
    runS = bad === 1 ? runS + 1 : 0;
    longestS = Math.max(longestS, runS);
    if (bad === 1) {
      firstAtS ??= second;
      during += requests[second] ?? 0;
    }
  });
  const seconds = total(violated);
  return { seconds, share: seconds / Math.max(1, violated.length), longestS, firstAtS, requestShare: arrived > 0 ? during / arrived : 0 };
}

function backlogOf(course: Course, { capacityPerSecond }: Replica): ScalingOutcome['backlog'] {
  const backlog = course.counted('backlog');
  const capacity = course.counted('capacity');
  const mostAtS = backlog.reduce((best, value, second) => (value > (backlog[best] ?? 0) ? second : best), 0);
  const longestWaitMs = backlog.reduce(
    (longest, value, second) => Math.max(longest, (1000 * value) / Math.max(capacity[second] ?? 0, capacityPerSecond)),
    0,
  );
  return { most: backlog[mostAtS] ?? 0, mostAtS, atEnd: backlog.at(-1) ?? 0, longestWaitMs };
}

/** What a policy makes of a demand, without its manifest. Throws POLICY_INVALID as `simulate` does. */
export function outcomeOf(simulation: Simulation): Omit<ScalingOutcome, 'manifest'> {
  const { policy, perSecond, replica } = simulation;
  const { course, actions, startReplicas } = simulate(simulation);
  const replicas = course.counted('replicas');
  const instanceHours = total(replicas) / hourS;
  const atMostS = total(course.counted('short'));
  const backlog = backlogOf(course, replica);
  return {
    policy,
    startReplicas,
    replicas: {
      least: replicas.reduce((least, value) => Math.min(least, value), replicas[0] ?? startReplicas),
      mean: total(replicas) / Math.max(1, replicas.length),
      most: replicas.reduce((most, value) => Math.max(most, value), 0),
    },
    violation: violationOf(course),
    backlog,
    atMostS,
    instanceHours,
    cost: replica.costPerHour === null ? null : instanceHours * replica.costPerHour,
    ups: actions.filter(({ from, to }) => to > from).length,
    downs: actions.filter(({ from, to }) => to < from).length,
    actions: [...actions],
    series: seriesOf(course),
    reasons: reasonsOf({ policy, replica, neededMost: neededReplicas(perSecond, replica).most, atMostS, backlogAtEnd: backlog.atEnd }),
  };
}

/** Replicas that somebody who knew the demand beforehand would run: at the greatest second, and in instance hours over all of them. */
export function neededReplicas(perSecond: readonly number[], { capacityPerSecond }: Replica): { most: number; instanceHours: number } {
  let [most, seconds] = [0, 0];
  for (const rate of perSecond) {
    const needed = Math.ceil(rate / capacityPerSecond - 1e-9);
    most = Math.max(most, needed);
    seconds += needed;
  }
  return { most, instanceHours: seconds / hourS };
}
