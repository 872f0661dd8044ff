import type { ScalingOutcome } from '../../../model/autoscale.ts';
import type { ScalingPolicy } from '../../../model/scaling-policy.ts';
import { writeEbextensions } from './ebextensions-write.ts';
import { writeHpa } from './hpa-write.ts';

export type Manifest = ScalingOutcome['manifest'];

/** The text that makes a platform do what a policy says, and the name of its file. */
export function manifestOf(policy: ScalingPolicy): Manifest {
  return policy.kind === 'hpa'
    ? { format: 'hpa', file: `${policy.name}.hpa.yaml`, text: writeHpa(policy) }
    : { format: 'ebextensions', file: `${policy.name}.config`, text: writeEbextensions(policy) };
}
