import type { Changed } from '../../data/use-changes.ts';
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
export function autoscaleCommand(chosen: readonly string[], changed: Changed, campaign: string | null): string {
  const own = changed.own ?? '';
  const policies = chosen.map((name) =>
    Object.keys(changed).some((key) => key.startsWith(`${name}.`)) || own.includes(`"name":"${name}"`) ? `--policy ${name}.hpa.yaml` : name,
  );
  const kind = demandKind(changed);
  const demand =
    kind === 'run'
      ? [`--run ${changed.run || 'latest'}`]
      : kind === 'trace'
        ? ['--demand trace.csv']
        : [
            `--generate ${kind}`,
            ...options.flatMap(([name, option, after]) => (changed[name] === undefined ? [] : [`${option} ${changed[name]}${after}`])),
          ];
  const replica = others.flatMap(([name, option, after]) => (changed[name] === undefined ? [] : [`${option} ${changed[name]}${after}`]));
  const measured = changed.per === undefined && campaign !== null ? [`--capacity ${campaign}`] : [];
  return ['headroom autoscale', ...policies, ...demand, ...measured, ...replica].join(' ');
}
