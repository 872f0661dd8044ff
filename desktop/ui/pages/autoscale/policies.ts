import { presetMaker } from '../../../../engine/capacity/autoscale/presets.ts';
import type { Project } from '../../../../engine/model/api/project.ts';
import { HeadroomError } from '../../../../engine/model/error.ts';
import { type ScalingPolicy, scalingPolicySchema } from '../../../../engine/model/scaling-policy.ts';
import type { Changed } from '../../data/use-changes.ts';
import { policyEdited } from './policy-fields.ts';

/** A policy that can be chosen, and where it is from. */
export interface Offered {
  readonly policy: ScalingPolicy;
  readonly from: 'configuration' | 'preset' | 'pasted';
}

/** Policies that were pasted, as the address holds them; what is none is left out. */
export function pastedIn({ own }: Changed): ScalingPolicy[] {
  if (own === undefined) return [];
  try {
    const parsed: unknown = JSON.parse(own);
    return (Array.isArray(parsed) ? parsed : []).flatMap((each) => scalingPolicySchema.safeParse(each).data ?? []);
  } catch {
    // An address that somebody cut off holds no policy.
    return [];
  }
}

/** Everything that can be simulated: pasted, of the configuration, and presets for replicas of this capacity. */
export function offeredIn(policies: Project['policies'], changed: Changed, capacityPerSecond: number): Offered[] {
  const offered: Offered[] = [
    ...pastedIn(changed).map((policy): Offered => ({ policy, from: 'pasted' })),
    ...policies.map(({ name, builtIn, policy }): Offered => {
      const preset = builtIn ? presetMaker(name)?.(capacityPerSecond) : undefined;
      return { policy: preset ?? { ...policy, name }, from: builtIn ? 'preset' : 'configuration' };
    }),
  ];
  return offered.filter(({ policy }, index) => offered.findIndex((other) => other.policy.name === policy.name) === index);
}

/** The names that are simulated: those chosen, else those of the configuration, else the preset `backend`. */
export function chosenNames(offered: readonly Offered[], { policies }: Changed): readonly string[] {
  const known = (policies ?? '').split(',').filter((name) => offered.some(({ policy }) => policy.name === name));
  if (known.length > 0) return known;
  const own = offered.filter(({ from }) => from !== 'preset').map(({ policy }) => policy.name);
  return own.length > 0 ? own : ['backend'];
}

/** The chosen policies with what was changed of each. Throws POLICY_INVALID where a change makes no policy. */
export function policiesIn(offered: readonly Offered[], changed: Changed): ScalingPolicy[] {
  return chosenNames(offered, changed).flatMap((name): ScalingPolicy[] => {
    const found = offered.find(({ policy }) => policy.name === name);
    if (found === undefined) return [];
    const checked = scalingPolicySchema.safeParse(policyEdited(found.policy, changed));
    if (checked.success) return [checked.data];
    const [issue] = checked.error.issues;
    throw new HeadroomError(
      'POLICY_INVALID',
      `${name}: ${issue?.path.join('.')} ${issue?.message}.`,
      'Correct it in the form of the policy, or reset it.',
    );
  });
}
