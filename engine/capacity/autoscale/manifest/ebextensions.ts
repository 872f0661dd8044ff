import type { BeanstalkPolicy } from '../../../model/scaling-policy.ts';

export const groupNamespace = 'aws:autoscaling:asg';
export const triggerNamespace = 'aws:autoscaling:trigger';

/** Options of a group that say nothing about how it scales by its trigger. */
export const otherGroupOptions: ReadonlySet<string> = new Set([
  'Availability Zones',
  'Custom Availability Zones',
  'EnableCapacityRebalancing',
]);

/** What a `.config` file may hold beside option settings. */
export const otherSections: ReadonlySet<string> = new Set([
  'packages',
  'groups',
  'users',
  'sources',
  'files',
  'commands',
  'container_commands',
  'services',
  'Resources',
]);

type Value = string | number;

/** Options of the group by the field of a policy they are. */
export const groupOptions = { MinSize: 'minSize', MaxSize: 'maxSize', Cooldown: 'cooldownSeconds' } as const satisfies Readonly<
  Record<string, keyof BeanstalkPolicy>
>;

/** Options of the trigger by the field of a policy they are. */
export const triggerOptions = {
  MeasureName: 'measureName',
  Statistic: 'statistic',
  Unit: 'unit',
  Period: 'periodMinutes',
  EvaluationPeriods: 'evaluationPeriods',
  BreachDuration: 'breachDurationMinutes',
  UpperThreshold: 'upperThreshold',
  UpperBreachScaleIncrement: 'upperBreachScaleIncrement',
  LowerThreshold: 'lowerThreshold',
  LowerBreachScaleIncrement: 'lowerBreachScaleIncrement',
} as const satisfies Readonly<Record<string, keyof BeanstalkPolicy['trigger']>>;

/** Options of a policy by namespace. */
export type OptionSettings = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** The settings of a policy. */
export function settingsOf(policy: BeanstalkPolicy): OptionSettings {
  const named = <Options extends Readonly<Record<string, string>>>(options: Options, from: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(options).map(([option, field]) => [option, from[field] as Value]));
  return { [groupNamespace]: named(groupOptions, policy), [triggerNamespace]: named(triggerOptions, policy.trigger) };
}
