import type { Replica } from '../../../model/autoscale.ts';
import type { BeanstalkPolicy } from '../../../model/scaling-policy.ts';
import { alarmPeriodS, beanstalkStep, noBeanstalkState } from '../beanstalk.ts';
import type { Controller } from './controller.ts';
import { type Course, total } from './course.ts';

/** CPU in percent over ready instances, requests answered, or seconds a request took: the measure of a period that has just ended. */
function pointOf({ measureName, statistic }: BeanstalkPolicy['trigger'], course: Course, seconds: number): number | null {
  if (measureName === 'RequestCount') return total(course.latest('served', seconds));
  const reading = course.reading(seconds);
  if (reading === null) return null;
  const isLatency = measureName === 'Latency';
  if (statistic === 'Average') return isLatency ? reading.latencyMs / 1000 : reading.utilisation;
  const served = course.latest('served', seconds);
  const capacity = course.latest('capacity', seconds);
  const each = isLatency
    ? course.latest('latencyMs', seconds).map((latencyMs) => latencyMs / 1000)
    : served.map((count, at) => ((capacity[at] ?? 0) > 0 ? (100 * count) / (capacity[at] ?? 1) : 0));
  return each.reduce((best, value) => (statistic === 'Maximum' ? Math.max(best, value) : Math.min(best, value)), each[0] ?? 0);
}

/** The trigger of an Elastic Beanstalk environment over a simulated fleet. */
export function beanstalkController(policy: BeanstalkPolicy, replica: Replica): Controller {
  const periodS = policy.trigger.periodMinutes * 60;
  let state = noBeanstalkState;
  return {
    periodS: alarmPeriodS,
    least: policy.minSize,
    most: policy.maxSize,
    decide: (nowS, fleet, course) => {
      const point = nowS > 0 && nowS % periodS === 0 ? pointOf(policy.trigger, course, periodS) : null;
      const decision = beanstalkStep(policy, state, { nowS, current: fleet.size, point, startupS: replica.startupS });
      state = decision.state;
      return decision;
    },
  };
}
