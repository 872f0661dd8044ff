import type { Replica } from '../../../model/autoscale.ts';
import { HeadroomError } from '../../../model/error.ts';
import type { HpaPolicy, ScalingMetric } from '../../../model/scaling-policy.ts';
import type { PodReading } from '../hpa/pods.ts';
import { hpaPeriodS, hpaStep, type MetricReading, noHpaState } from '../hpa/step.ts';
import { signalValue } from '../signal.ts';
import type { Controller } from './controller.ts';
import type { Course } from './course.ts';
import type { Fleet } from './fleet.ts';
import { resourceScale, type Watched, watchedMetrics } from './watched.ts';

/** Seconds a metric is a mean of, and that a pod's CPU must have been ready before it counts: `--metric-resolution` of the metrics server. */
export const metricWindowS = 15;

// Controllers round a quantity's finest part up; what is left by binary fractions is none.
const wholeUp = (value: number): number => Math.ceil(value - 1e-6);

/** `count` pods with this usage, the rest unready. */
function podReadings(size: number, counted: number, usage: number, request: number | null): PodReading[] {
  const known = request === null ? {} : { request };
  return Array.from({ length: size }, (_, index) =>
    index < counted ? { state: 'ready', usage, ...known } : { state: 'unready', usage: null, ...known },
  );
}

function read({ metric, signal, request }: Watched, nowS: number, fleet: Fleet, course: Course): MetricReading {
  const reading = course.reading(metricWindowS);
  if (reading === null) return null;
  if (metric.type === 'Object' || metric.type === 'External') {
    const value = signalValue(signal, reading, null);
    return value === null ? null : wholeUp(value * 1000);
  }
  const value = signalValue(signal, reading, reading.ready);
  if (value === null) return null;
  const isCpu = metric.type === 'Resource' && metric.name === 'cpu';
  const counted = fleet.readyAt(isCpu ? nowS - metricWindowS : nowS);
  const scale = metric.target.type === 'Utilization' ? resourceScale(metric.name) : 1000;
  return podReadings(fleet.size, counted, wholeUp(value * scale), request);
}

/** A HorizontalPodAutoscaler over a simulated fleet. Throws POLICY_INVALID where none of its metrics can be simulated. */
export function hpaController(policy: HpaPolicy, replica: Replica): Controller {
  const { watched, others } = watchedMetrics(policy, replica);
  if (watched.length === 0)
    throw new HeadroomError(
      'POLICY_INVALID',
      `Nothing says what ${others.join(' and ')} of ${policy.name} ${others.length === 1 ? 'is' : 'are'} at a given load.`,
      `Name it, such as --signal ${others[0]}=requests or ${others[0]}=backlog; memory also needs what a pod requests.`,
    );
  const simulated = { ...policy, metrics: watched.map(({ metric }) => metric) };
  const byMetric = new Map<ScalingMetric, Watched>(watched.map((each) => [each.metric, each]));
  let state = noHpaState;
  return {
    periodS: hpaPeriodS,
    least: policy.minReplicas,
    most: policy.maxReplicas,
    decide: (nowS, fleet, course) => {
      const decision = hpaStep(simulated, state, {
        nowS,
        current: fleet.size,
        readyPods: fleet.readyAt(nowS),
        read: (metric) => {
          const one = byMetric.get(metric);
          return one === undefined ? null : read(one, nowS, fleet, course);
        },
      });
      state = decision.state;
      return decision;
    },
  };
}
