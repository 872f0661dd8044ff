import type { BeanstalkPolicy } from '../../model/scaling-policy.ts';

/** Seconds between two tries of an alarm that stays: CloudWatch calls an Auto Scaling action once a minute while the state holds. */
export const alarmPeriodS = 60;

/** What the alarms and the group remember. */
export interface BeanstalkState {
  /** Data points of the periods that are over, newest last; as many as an alarm looks at. */
  readonly points: readonly number[];
  /** When the group may change again: the end of the last change, and the cooldown. */
  readonly freeAtS: number;
}

export const noBeanstalkState: BeanstalkState = { points: [], freeAtS: Number.NEGATIVE_INFINITY };

export interface BeanstalkInput {
  readonly nowS: number;
  /** Instances of the group, ready or not. */
  readonly current: number;
  /** The measure over the period that has just ended; null where none has, or nothing was measured. */
  readonly point: number | null;
  /** Seconds that an instance takes until it is in service: the change ends then. */
  readonly startupS: number;
}

export interface BeanstalkDecision {
  readonly replicas: number;
  readonly cause: 'upper threshold' | 'lower threshold' | 'minimum' | 'maximum' | null;
  readonly limitedBy: 'minimum' | 'maximum' | null;
  readonly state: BeanstalkState;
}

/** Data points in a row that make a breach. */
export function pointsToBreach({ trigger }: BeanstalkPolicy): number {
  return Math.max(trigger.evaluationPeriods, Math.ceil(trigger.breachDurationMinutes / trigger.periodMinutes));
}

/** A percentage of CPU as CloudWatch has it: at most 100. */
function capped({ trigger }: BeanstalkPolicy, point: number): number {
  return trigger.measureName === 'CPUUtilization' ? Math.min(100, point) : point;
}

/**
 * What an Elastic Beanstalk environment does now: above the upper threshold for the breach duration it adds instances, below the lower one it takes
 * some away, within its sizes, and then waits for the cooldown, counted from the end of the change. Sources: Elastic Beanstalk, general options
 * `aws:autoscaling:trigger` and `aws:autoscaling:asg`; EC2 Auto Scaling, cooldowns of simple scaling policies; CloudWatch, alarm actions.
 */
export function beanstalkStep(policy: BeanstalkPolicy, state: BeanstalkState, input: BeanstalkInput): BeanstalkDecision {
  const { nowS, current, point, startupS } = input;
  const { minSize, maxSize, cooldownSeconds, trigger } = policy;
  const needed = pointsToBreach(policy);
  const points = point === null ? state.points : [...state.points, capped(policy, point)].slice(-needed);
  const moved = (wanted: number, cause: BeanstalkDecision['cause']): BeanstalkDecision => {
    const replicas = Math.min(maxSize, Math.max(minSize, wanted));
    const endsAtS = nowS + (replicas > current ? startupS : 0);
    return {
      replicas,
      cause,
      limitedBy: replicas === wanted ? null : wanted > maxSize ? 'maximum' : 'minimum',
      state: { points, freeAtS: replicas === current ? state.freeAtS : endsAtS + cooldownSeconds },
    };
  };
  // A size out of its bounds is mended at once, whatever cools down.
  if (current < minSize) return moved(minSize, 'minimum');
  if (current > maxSize) return moved(maxSize, 'maximum');
  const breaches = (beyond: (value: number) => boolean): boolean => points.length >= needed && points.every(beyond);
  if (nowS >= state.freeAtS) {
    if (breaches((value) => value > trigger.upperThreshold)) return moved(current + trigger.upperBreachScaleIncrement, 'upper threshold');
    if (breaches((value) => value < trigger.lowerThreshold)) return moved(current + trigger.lowerBreachScaleIncrement, 'lower threshold');
  }
  return { replicas: current, cause: null, limitedBy: null, state: { ...state, points } };
}
