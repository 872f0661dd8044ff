import type { BeanstalkPolicy, HpaPolicy, ScalingPolicy, ScalingRules } from '../../../../engine/model/scaling-policy.ts';
import { metricName } from '../../../../reports/words/autoscale/policy.ts';
import type { Changed } from '../../data/use-changes.ts';
import { type Adjustable, adjusted } from '../capacity/adjustable.ts';

/** A number of a policy that a form can change. */
interface Field<Policy> extends Omit<Adjustable, 'configured'> {
  readonly of: (policy: Policy) => number | null;
  readonly with: (policy: Policy, value: number) => Policy;
}

const rules = (policy: HpaPolicy, direction: 'scaleUp' | 'scaleDown', change: Partial<ScalingRules>): HpaPolicy => ({
  ...policy,
  behavior: { ...policy.behavior, [direction]: { ...policy.behavior?.[direction], ...change } },
});

/** The number that a metric is held at. */
function goal({ target }: HpaPolicy['metrics'][number]): number {
  return target.type === 'Utilization' ? target.averageUtilization : target.type === 'Value' ? target.value : target.averageValue;
}

function withGoal(policy: HpaPolicy, index: number, value: number): HpaPolicy {
  const metrics = policy.metrics.map((metric, at) => {
    if (at !== index) return metric;
    const { target } = metric;
    const field = target.type === 'Utilization' ? 'averageUtilization' : target.type === 'Value' ? 'value' : 'averageValue';
    return { ...metric, target: { ...target, [field]: value } } as typeof metric;
  });
  return { ...policy, metrics };
}

function hpaFields({ metrics }: HpaPolicy): Field<HpaPolicy>[] {
  return [
    {
      name: 'min',
      title: 'Fewest replicas',
      min: 0,
      max: 20,
      step: 1,
      of: ({ minReplicas }) => minReplicas,
      with: (policy, minReplicas) => ({ ...policy, minReplicas }),
    },
    {
      name: 'max',
      title: 'Most replicas',
      min: 1,
      max: 60,
      step: 1,
      of: ({ maxReplicas }) => maxReplicas,
      with: (policy, maxReplicas) => ({ ...policy, maxReplicas }),
    },
    ...metrics.map((metric, index): Field<HpaPolicy> => {
      const share = metric.target.type === 'Utilization';
      return {
        name: `target${index}`,
        title: `${metricName(metric.name)} held at`,
        unit: share ? '% of its request' : 'a pod',
        min: share ? 1 : 0.001,
        max: share ? 100 : Math.max(1, 4 * goal(metric)),
        step: share ? 1 : Number((goal(metric) / 100).toPrecision(1)) || 1,
        of: (policy) => (policy.metrics[index] === undefined ? null : goal(policy.metrics[index])),
        with: (policy, value) => withGoal(policy, index, share ? Math.round(value) : value),
      };
    }),
    {
      name: 'up',
      title: 'Wait before more',
      unit: 's',
      hint: 'stabilisation up; 0 s where nothing is said',
      min: 0,
      max: 600,
      step: 15,
      of: ({ behavior }) => behavior?.scaleUp?.stabilizationWindowSeconds ?? 0,
      with: (policy, seconds) => rules(policy, 'scaleUp', { stabilizationWindowSeconds: Math.round(seconds) }),
    },
    {
      name: 'down',
      title: 'Wait before fewer',
      unit: 's',
      hint: 'stabilisation down; 300 s where nothing is said',
      min: 0,
      max: 1800,
      step: 15,
      of: ({ behavior }) => behavior?.scaleDown?.stabilizationWindowSeconds ?? 300,
      with: (policy, seconds) => rules(policy, 'scaleDown', { stabilizationWindowSeconds: Math.round(seconds) }),
    },
    {
      name: 'burst',
      title: 'Added at once',
      unit: 'pods a minute, at most',
      min: 1,
      max: 40,
      step: 1,
      of: ({ behavior }) =>
        behavior?.scaleUp?.policies?.find(({ type, periodSeconds }) => type === 'Pods' && periodSeconds === 60)?.value ?? null,
      with: (policy, pods) => rules(policy, 'scaleUp', { policies: [{ type: 'Pods', value: Math.round(pods), periodSeconds: 60 }] }),
    },
  ];
}

const trigger = (policy: BeanstalkPolicy, change: Partial<BeanstalkPolicy['trigger']>): BeanstalkPolicy => ({
  ...policy,
  trigger: { ...policy.trigger, ...change },
});

const beanstalkFields: readonly Field<BeanstalkPolicy>[] = [
  {
    name: 'min',
    title: 'Fewest instances',
    min: 0,
    max: 20,
    step: 1,
    of: ({ minSize }) => minSize,
    with: (policy, minSize) => ({ ...policy, minSize }),
  },
  {
    name: 'max',
    title: 'Most instances',
    min: 1,
    max: 60,
    step: 1,
    of: ({ maxSize }) => maxSize,
    with: (policy, maxSize) => ({ ...policy, maxSize }),
  },
  {
    name: 'upper',
    title: 'More above',
    min: 0,
    max: 100,
    step: 1,
    of: (policy) => policy.trigger.upperThreshold,
    with: (policy, upperThreshold) => trigger(policy, { upperThreshold }),
  },
  {
    name: 'add',
    title: 'Added then',
    unit: 'instances',
    min: 1,
    max: 10,
    step: 1,
    of: (policy) => policy.trigger.upperBreachScaleIncrement,
    with: (policy, add) => trigger(policy, { upperBreachScaleIncrement: Math.round(add) }),
  },
  {
    name: 'lower',
    title: 'Fewer below',
    min: 0,
    max: 100,
    step: 1,
    of: (policy) => policy.trigger.lowerThreshold,
    with: (policy, lowerThreshold) => trigger(policy, { lowerThreshold }),
  },
  {
    name: 'breach',
    title: 'For so long',
    unit: 'min',
    min: 1,
    max: 60,
    step: 1,
    of: (policy) => policy.trigger.breachDurationMinutes,
    with: (policy, minutes) => trigger(policy, { breachDurationMinutes: Math.round(minutes) }),
  },
  {
    name: 'cooldown',
    title: 'Cooldown',
    unit: 's',
    min: 0,
    max: 1800,
    step: 30,
    of: ({ cooldownSeconds }) => cooldownSeconds,
    with: (policy, seconds) => ({ ...policy, cooldownSeconds: Math.round(seconds) }),
  },
];

/** What a form shows of a policy: its numbers, each with the name it has in the address. */
export function policyAdjustables(policy: ScalingPolicy): Adjustable[] {
  const named = <Kind>(fields: readonly Field<Kind>[], of: Kind): Adjustable[] =>
    fields.map(({ of: read, with: _, ...field }) => ({ ...field, name: `${policy.name}.${field.name}`, configured: read(of) }));
  return policy.kind === 'hpa' ? named(hpaFields(policy), policy) : named(beanstalkFields, policy);
}

/** The policy with what was changed of it in the form. */
export function policyEdited(policy: ScalingPolicy, changed: Changed): ScalingPolicy {
  const edited = <Kind extends ScalingPolicy>(fields: readonly Field<Kind>[], from: Kind): Kind =>
    fields.reduce((before, field) => {
      const value = adjusted(field, changed[`${policy.name}.${field.name}`]);
      return value === null ? before : field.with(before, value);
    }, from);
  return policy.kind === 'hpa' ? edited(hpaFields(policy), policy) : edited(beanstalkFields, policy);
}
