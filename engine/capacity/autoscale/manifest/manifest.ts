import type { ScalingOutcome } from '../../../model/autoscale.ts';
import type { ScalingPolicy } from '../../../model/scaling-policy.ts';
import { writeEbextensions } from './ebextensions-write.ts';
import { writeHpa } from './hpa-write.ts';

export type Manifest = ScalingOutcome['manifest'];

/** The name of the file that a policy is written to. */
const fileOf = ({ kind, name }: ScalingPolicy): string => (kind === 'hpa' ? `${name}.hpa.yaml` : `${name}.config`);

/** Where a project keeps that file, as `--policy` names it: `web.hpa.yaml`, `.ebextensions/web.config`. */
export const manifestPlace = (policy: ScalingPolicy): string => (policy.kind === 'hpa' ? '' : '.ebextensions/') + fileOf(policy);

/** The text that makes a platform do what a policy says, and the name of its file. */
export function manifestOf(policy: ScalingPolicy): Manifest {
  return policy.kind === 'hpa'
    ? { format: 'hpa', file: fileOf(policy), text: writeHpa(policy) }
    : { format: 'ebextensions', file: fileOf(policy), text: writeEbextensions(policy) };
}
