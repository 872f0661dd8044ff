import type { ScalingMetric, ScalingPolicy } from '../../../engine/model/scaling-policy.ts';
import { trimmed } from '../digits.ts';
import type { Fact } from '../provenance.ts';
import { duration } from '../quantity.ts';

/** `HPA`, `Elastic Beanstalk`. */
export function kindName({ kind }: ScalingPolicy): string {
  return kind === 'hpa' ? 'HPA' : 'Elastic Beanstalk';
}

/** Fewest and most replicas a policy allows. */
export function boundsOf(policy: ScalingPolicy): readonly [least: number, most: number] {
  return policy.kind === 'hpa' ? [policy.minReplicas, policy.maxReplicas] : [policy.minSize, policy.maxSize];
}

/** A metric as people call it. */
export function metricName(name: string): string {
  return name === 'cpu' ? 'CPU' : name === 'CPUUtilization' ? 'CPU utilisation' : name;
}

/** `CPU at 70 % of its request`, `requests_per_minute at 150 a pod`, `queue_length at 50`. */
export function metricWords({ name, type, target }: ScalingMetric): string {
  if (target.type === 'Utilization') return `${metricName(name)} at ${target.averageUtilization} % of its request`;
  const amount = trimmed(target.type === 'Value' ? target.value : target.averageValue);
  return `${metricName(name)} at ${amount}${target.type === 'AverageValue' ? (type === 'Pods' || type === 'Resource' ? ' a pod' : ' for each replica') : ''}`;
}

function hpaFacts(policy: Extract<ScalingPolicy, { kind: 'hpa' }>): Fact[] {
  const { behavior, metrics } = policy;
  const window = (seconds: number | undefined, usual: number): string => {
    const used = seconds ?? usual;
    return used === 0 ? 'at once' : `after ${duration(used)}`;
  };
  return [
    ['Scales by', metrics.map(metricWords).join('; ')],
    ['Up', behavior === undefined ? 'at once, at most to double or to 4' : window(behavior.scaleUp?.stabilizationWindowSeconds, 0)],
    ['Down', window(behavior?.scaleDown?.stabilizationWindowSeconds, 300)],
  ];
}

function beanstalkFacts({ trigger, cooldownSeconds }: Extract<ScalingPolicy, { kind: 'beanstalk' }>): Fact[] {
  const unit = trigger.measureName === 'CPUUtilization' ? ' %' : trigger.measureName === 'Latency' ? ' s' : '';
  const step = (increment: number): string => `${increment > 0 ? '+' : '−'}${Math.abs(increment)}`;
  return [
    ['Scales by', metricName(trigger.measureName)],
    [
      'Up',
      `${step(trigger.upperBreachScaleIncrement)} above ${trimmed(trigger.upperThreshold)}${unit} for ${trigger.breachDurationMinutes} min`,
    ],
    [
      'Down',
      `${step(trigger.lowerBreachScaleIncrement)} below ${trimmed(trigger.lowerThreshold)}${unit} for ${trigger.breachDurationMinutes} min`,
    ],
    ['Cooldown', `${duration(cooldownSeconds)} from the end of a change`],
  ];
}

/** What a policy says, in a few lines. */
export function policyFacts(policy: ScalingPolicy): Fact[] {
  const [least, most] = boundsOf(policy);
  return [
    ['Kind', kindName(policy)],
    ['Replicas', `${least} to ${most}`],
    ...(policy.kind === 'hpa' ? hpaFacts(policy) : beanstalkFacts(policy)),
  ];
}
