import { type ScalingPolicy, scalingPolicySchema } from '../../model/scaling-policy.ts';

const patience = { scaleUp: { stabilizationWindowSeconds: 120 }, scaleDown: { stabilizationWindowSeconds: 600 } };
const pod = { requests: { cpu: '200m', memory: '512Mi' }, limits: { cpu: '1000m', memory: '2Gi' } };
/** Share of what a replica can do at which a component that has no number of its own is held. */
const usualShare = 0.7;

const hpa = (name: string, minReplicas: number, maxReplicas: number, fields: object): object => ({
  kind: 'hpa',
  name,
  scaleTargetRef: { name },
  minReplicas,
  maxReplicas,
  behavior: patience,
  ...fields,
});

const documents: Readonly<Record<string, (capacityPerSecond: number) => object>> = {
  backend: () =>
    hpa('backend', 3, 20, {
      pod,
      metrics: [
        { type: 'Resource', name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
        { type: 'Resource', name: 'memory', target: { type: 'Utilization', averageUtilization: 80 } },
      ],
    }),
  frontend: (capacityPerSecond) =>
    hpa('frontend', 2, 10, {
      pod,
      metrics: [
        {
          type: 'Pods',
          name: 'requests_per_second',
          target: { type: 'AverageValue', averageValue: Number((usualShare * capacityPerSecond).toPrecision(3)) },
          signal: 'requests',
        },
      ],
    }),
  relay: () =>
    hpa('relay', 2, 50, {
      pod,
      metrics: [
        { type: 'Pods', name: 'requests_per_minute', target: { type: 'AverageValue', averageValue: 150 }, signal: 'requests*60' },
        { type: 'Pods', name: 'latency_ms', target: { type: 'AverageValue', averageValue: 75 }, signal: 'latency' },
      ],
    }),
  gpu: () =>
    hpa('gpu', 1, 10, {
      metrics: [
        { type: 'Pods', name: 'gpu_utilization', target: { type: 'AverageValue', averageValue: 85 }, signal: 'utilisation' },
        { type: 'External', name: 'queue_length', target: { type: 'AverageValue', averageValue: 50 }, signal: 'backlog' },
      ],
    }),
  beanstalk: () => ({
    kind: 'beanstalk',
    name: 'beanstalk',
    minSize: 2,
    maxSize: 10,
    cooldownSeconds: 360,
    trigger: {
      measureName: 'CPUUtilization',
      statistic: 'Average',
      unit: 'Percent',
      periodMinutes: 5,
      breachDurationMinutes: 5,
      upperThreshold: 75,
      upperBreachScaleIncrement: 2,
      lowerThreshold: 25,
      lowerBreachScaleIncrement: -1,
    },
  }),
};

/** Components of the scaling plan, and the rule of the recommendations, by name. */
export const presetNames: readonly string[] = Object.keys(documents);

/** Makes a preset's policy for replicas of a capacity; null where there is none of this name. `frontend` scales by traffic, for which the plan has no number: 70 % of what a replica can do. */
export function presetMaker(name: string): ((capacityPerSecond: number) => ScalingPolicy) | null {
  const make = Object.hasOwn(documents, name) ? documents[name] : undefined;
  return make === undefined ? null : (capacityPerSecond) => scalingPolicySchema.parse(make(capacityPerSecond));
}
