import type { Replica, ScalingAction } from '../../../model/autoscale.ts';
import type { ScalingPolicy } from '../../../model/scaling-policy.ts';
import { beanstalkController } from './beanstalk-controller.ts';
import { Course } from './course.ts';
import { Fleet } from './fleet.ts';
import { hpaController } from './hpa-controller.ts';

export interface Simulation {
  readonly policy: ScalingPolicy;
  /** Requests that arrive in each second, whatever becomes of those before. */
  readonly perSecond: readonly number[];
  readonly replica: Replica;
  readonly latencyTargetMs: number | null;
  /** Replicas that are ready at second 0; null lets the policy come to rest at the first rate before. */
  readonly startReplicas: number | null;
}

export interface Simulated {
  readonly course: Course;
  readonly actions: readonly ScalingAction[];
  readonly startReplicas: number;
}

/** Long enough for a trigger that adds one instance in eleven minutes to find its place; a multiple of every period. */
const settleS = 4 * 3600;
/** A backlog smaller than this is the arithmetic's. */
const someRequests = 1e-6;
/** Utilisation from which on time in a replica is no longer said by load but by the backlog. */
const mostUtilisation = 0.99;

/**
 * One second of a service: what ready replicas can do is done, the rest waits. Time in a replica is that of an M/G/1 queue that shares its
 * processor, S / (1 - rho) (Kleinrock, Queueing Systems 2, 4.4), and before it the time until the backlog is gone.
 */
function serve(arriving: number, waiting: number, ready: number, { capacityPerSecond, cores, serviceMs }: Replica) {
  const capacity = ready * capacityPerSecond;
  const served = Math.min(capacity, arriving + waiting);
  const left = arriving + waiting - served;
  const backlog = left > someRequests ? left : 0;
  const utilisation = capacity > 0 ? Math.min(mostUtilisation, served / capacity) : 0;
  const waitMs = (1000 * backlog) / Math.max(capacity, capacityPerSecond);
  return { capacity, served, backlog, latencyMs: serviceMs / (1 - utilisation) + waitMs, cores: (served / capacityPerSecond) * cores };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Runs a demand through a policy, second by second. Throws POLICY_INVALID where nothing of the policy can be simulated. */
export function simulate({ policy, perSecond, replica, latencyTargetMs, startReplicas }: Simulation): Simulated {
  const controller = policy.kind === 'hpa' ? hpaController(policy, replica) : beanstalkController(policy, replica);
  const { least, most, periodS } = controller;
  const before = startReplicas === null ? settleS : 0;
  const atRest = mean(perSecond.slice(0, 60));
  const fleet = new Fleet(
    startReplicas ?? Math.min(most, Math.max(least, Math.ceil(atRest / replica.capacityPerSecond))),
    replica.startupS,
  );
  const course = new Course(before + perSecond.length, before);
  const actions: ScalingAction[] = [];
  let waiting = 0;
  let short = false;
  let atStart = fleet.size;
  for (let nowS = 0; nowS < before + perSecond.length; nowS++) {
    if (nowS % periodS === 0) {
      const { replicas, cause, limitedBy } = controller.decide(nowS, fleet, course);
      short = limitedBy === 'maximum';
      if (replicas !== fleet.size) {
        if (nowS >= before) actions.push({ atS: nowS - before, from: fleet.size, to: replicas, cause: cause ?? 'none', limitedBy });
        fleet.resize(replicas, nowS);
      }
    }
    const counts = nowS >= before;
    if (nowS === before) atStart = actions.at(-1)?.from ?? fleet.size;
    const requests = counts ? (perSecond[nowS - before] ?? 0) : atRest;
    const ready = fleet.readyAt(nowS);
    const second = serve(requests, counts ? waiting : 0, ready, replica);
    waiting = counts ? second.backlog : 0;
    const late = latencyTargetMs !== null && second.latencyMs > latencyTargetMs;
    const violated = requests > second.capacity || second.backlog > 0 || late;
    course.add({ ...second, requests, ready, replicas: fleet.size, violated: Number(violated), short: Number(short) });
  }
  return { course, actions, startReplicas: atStart };
}
