import { manifestPlace } from '../../../../engine/capacity/autoscale/manifest/manifest.ts';
import type { ScalingPolicy } from '../../../../engine/model/scaling-policy.ts';
import { shellWord } from '../../../../engine/model/shell-word.ts';
import type { Changed } from '../../data/use-changes.ts';
import { pastedIn } from './policies.ts';
import { demandKind } from './question.ts';

const options: readonly (readonly [name: string, option: string, after: string])[] = [
  ['base', '--base', ''],
  ['peak', '--peak', ''],
  ['length', '--length', 's'],
  ['noise', '--noise', '%'],
  ['seed', '--seed', ''],
];
const others: readonly (readonly [name: string, option: string, after: string])[] = [
  ['per', '--capacity-per-replica', ''],
  ['startup', '--startup', 's'],
  ['latency', '--latency-target', 'ms'],
  ['cost', '--cost', ''],
];

/** The command that simulates the same: a policy that was changed, or pasted, is named by the file that the page saves. */
export function autoscaleCommand(chosen: readonly ScalingPolicy[], changed: Changed, campaign: string | null): string {
  const pasted = pastedIn(changed);
  const policies = chosen.map((policy) => {
    const { name } = policy;
    const isOwn = Object.keys(changed).some((key) => key.startsWith(`${name}.`)) || pasted.some((one) => one.name === name);
    return isOwn ? `--policy ${shellWord(manifestPlace(policy))}` : shellWord(name);
  });
  const kind = demandKind(changed);
  const demand =
    kind === 'run'
      ? [`--run ${shellWord(changed.run || 'latest')}`]
      : kind === 'trace'
        ? ['--demand trace.csv']
        : [
            `--generate ${kind}`,
            ...options.flatMap(([name, option, after]) =>
              changed[name] === undefined ? [] : [`${option} ${shellWord(`${changed[name]}${after}`)}`],
            ),
          ];
  const replica = others.flatMap(([name, option, after]) =>
    changed[name] === undefined ? [] : [`${option} ${shellWord(`${changed[name]}${after}`)}`],
  );
  const measured = changed.per === undefined && campaign !== null ? [`--capacity ${shellWord(campaign)}`] : [];
  return ['headroom autoscale', ...policies, ...demand, ...measured, ...replica].join(' ');
}
