import { z } from 'zod';
import { HeadroomError } from '../../../model/error.ts';
import { nearNames } from '../../../model/near-names.ts';
import { type BeanstalkPolicy, scalingPolicySchema } from '../../../model/scaling-policy.ts';
import { groupNamespace, groupOptions, otherGroupOptions, otherSections, triggerNamespace, triggerOptions } from './ebextensions.ts';
import { policyError } from './problems.ts';

const value = z.union([z.string(), z.number(), z.boolean()]);
const settingsSchema = z.union([
  z.record(z.string(), z.record(z.string(), z.unknown())),
  z.array(z.looseObject({ namespace: z.string(), option_name: z.string(), value })),
]);

interface Setting {
  readonly namespace: string;
  readonly option: string;
  readonly value: unknown;
}

/** Both ways to write option settings: by namespace, and as a list. */
function settingsIn(document: unknown, file: string): Setting[] {
  const top = z.record(z.string(), z.unknown()).safeParse(document);
  if (!top.success) throw policyError(file, top.error.issues, []);
  const unknown = Object.keys(top.data).filter((key) => key !== 'option_settings' && !otherSections.has(key));
  if (unknown.length > 0) throw refused(file, unknown, ['option_settings', ...otherSections]);
  const settings = settingsSchema.safeParse(top.data.option_settings);
  if (!settings.success)
    throw new HeadroomError('POLICY_INVALID', `${file}: option_settings is neither options by namespace nor a list of them.`, hint);
  if (Array.isArray(settings.data))
    return settings.data.map((each) => ({ namespace: each.namespace, option: each.option_name, value: each.value }));
  return Object.entries(settings.data).flatMap(([namespace, options]) =>
    Object.entries(options).map(([option, each]) => ({ namespace, option, value: each })),
  );
}

const hint = `It needs option_settings with ${groupNamespace} and ${triggerNamespace}.`;

function refused(place: string, unknown: readonly string[], known: readonly string[]): HeadroomError {
  const told = unknown.map((name) => {
    const [meant] = nearNames(name, known);
    return `${name}${meant === undefined ? '' : ` (did you mean ${meant}?)`}`;
  });
  return new HeadroomError('POLICY_INVALID', `${place}: unknown ${unknown.length === 1 ? 'field' : 'fields'} ${told.join(', ')}.`, hint);
}

/** Options of one namespace by the fields they are; numbers may be written as text, as the service takes them. */
function fieldsOf(settings: readonly Setting[], namespace: string, options: Readonly<Record<string, string>>, file: string): object {
  const here = settings.filter((each) => each.namespace === namespace);
  const others = namespace === groupNamespace ? otherGroupOptions : new Set<string>();
  const unknown = here.map(({ option }) => option).filter((option) => !Object.hasOwn(options, option) && !others.has(option));
  if (unknown.length > 0) throw refused(`${file}, ${namespace}`, unknown, Object.keys(options));
  return Object.fromEntries(
    here.flatMap(({ option, value: each }) => {
      const field = options[option];
      const number = typeof each === 'string' && /^[+-]?\d+(\.\d+)?$/.test(each.trim()) ? Number(each) : each;
      return field === undefined ? [] : [[field, number]];
    }),
  );
}

/** The policy in a file of `.ebextensions/` that was parsed from YAML or JSON. What is left out is as AWS has it. Throws POLICY_INVALID that names every wrong or unknown field. */
export function readEbextensions(document: unknown, file: string, name: string): BeanstalkPolicy {
  const settings = settingsIn(document, file);
  const trigger = fieldsOf(settings, triggerNamespace, triggerOptions, file);
  const policy = scalingPolicySchema.safeParse({
    kind: 'beanstalk',
    name,
    ...fieldsOf(settings, groupNamespace, groupOptions, file),
    // A trigger that says nothing scales by outbound network traffic, which no load here has.
    trigger: { measureName: 'NetworkOut', ...trigger },
  });
  if (!policy.success) throw policyError(file, policy.error.issues, [...Object.values(groupOptions), ...Object.values(triggerOptions)]);
  if (policy.data.kind !== 'beanstalk') throw new HeadroomError('POLICY_INVALID', `${file} has no trigger.`, hint);
  return policy.data;
}
