import { access } from 'node:fs/promises';
import path from 'node:path';
import { readPolicy } from '../../capacity/autoscale/manifest/read-policy.ts';
import { presetMaker, presetNames } from '../../capacity/autoscale/presets.ts';
import { loadConfiguration } from '../../config/index.ts';
import { HeadroomError } from '../../model/error.ts';
import { nearNamesHint } from '../../model/near-names.ts';
import { type ScalingPolicy, scalingPolicySchema } from '../../model/scaling-policy.ts';
import { textOf } from './demand.ts';
import type { AutoscaleWanted } from './wanted.ts';

/** Policies by the names a configuration gives them; none without a configuration. Throws what loading it throws. */
async function configured({ folder, config }: AutoscaleWanted): Promise<Readonly<Record<string, ScalingPolicy>>> {
  try {
    return (await loadConfiguration({ folder, file: config })).configuration.autoscale;
  } catch (error) {
    if (error instanceof HeadroomError && error.code === 'CONFIG_MISSING' && config === undefined) return {};
    throw error;
  }
}

const isFile = (name: string): boolean => /\.(json|ya?ml|config)$/i.test(name) || /[\\/]/.test(name);

/** A policy once the capacity of a replica is known, which a preset may need. */
export type PolicyMaker = (capacityPerSecond: number) => ScalingPolicy;

/**
 * The policies that were asked for, in their order: a file, a name of the configuration, or a preset; without any those of the configuration, else
 * the preset `backend`. Throws POLICY_INVALID, DATA_MISSING, USAGE for a name nobody knows, and what loading a configuration throws.
 */
export async function policiesFor(wanted: AutoscaleWanted): Promise<PolicyMaker[]> {
  const own =
    wanted.policies.length > 0 && wanted.policies.every((policy) => typeof policy !== 'string' || isFile(policy))
      ? {}
      : await configured(wanted);
  const asked = wanted.policies.length > 0 ? wanted.policies : Object.keys(own).length > 0 ? Object.keys(own) : ['backend'];
  const makers = await Promise.all(asked.map(async (name) => await policyNamed(name, own, wanted)));
  return makers.map((make) => (capacityPerSecond) => completed(make(capacityPerSecond), wanted));
}

async function policyNamed(
  name: string | ScalingPolicy,
  own: Readonly<Record<string, ScalingPolicy>>,
  { folder, namesOnly = false }: AutoscaleWanted,
): Promise<PolicyMaker> {
  if (typeof name !== 'string') return () => name;
  const policy = Object.hasOwn(own, name) ? own[name] : undefined;
  if (policy !== undefined) return () => policy;
  const file = path.resolve(folder, name);
  if (!namesOnly && (isFile(name) || (!presetNames.includes(name) && (await exists(file))))) {
    const read = readPolicy(await textOf(file, name), name);
    return () => read;
  }
  const preset = presetMaker(name);
  if (preset !== null) return preset;
  throw new HeadroomError(
    'USAGE',
    `There is no policy named ${name}.`,
    nearNamesHint(name, [...Object.keys(own), ...presetNames], 'policy'),
  );
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}

/** The policy with signals and requests that were said beside it. Throws USAGE for a metric it does not have, POLICY_INVALID for a signal that is none. */
function completed(policy: ScalingPolicy, wanted: AutoscaleWanted): ScalingPolicy {
  if (policy.kind !== 'hpa') return policy;
  const signals = new Map((wanted.signal ?? []).map(signalOf));
  const requests = {
    ...policy.pod?.requests,
    ...(wanted.cpuRequest !== undefined && { cpu: wanted.cpuRequest }),
    ...(wanted.memoryRequest !== undefined && { memory: wanted.memoryRequest }),
  };
  const changed = {
    ...policy,
    metrics: policy.metrics.map((metric) => ({ ...metric, ...(signals.has(metric.name) && { signal: signals.get(metric.name) }) })),
    ...(Object.keys(requests).length > 0 && { pod: { ...policy.pod, requests } }),
  };
  const checked = scalingPolicySchema.safeParse(changed);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new HeadroomError(
    'USAGE',
    `${policy.name}: ${issue?.path.join('.')}: ${issue?.message}.`,
    'Correct --signal, --cpu-request or --memory-request.',
  );
}

function signalOf(text: string): [metric: string, signal: string] {
  const [, metric = '', signal = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (metric === '')
    throw new HeadroomError('USAGE', `--signal ${text} names no metric.`, 'Write it as metric=signal, such as qps=requests.');
  return [metric.trim(), signal.trim()];
}
