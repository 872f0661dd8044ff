import type { JobOrder } from '../../model/api/job.ts';
import { durationSchema } from '../../model/duration.ts';
import { HeadroomError } from '../../model/error.ts';
import { shellWord } from '../../model/shell-word.ts';
import type { Wanted } from '../../run/compose.ts';

type OrderOf<Kind extends JobOrder['kind']> = Extract<JobOrder, { kind: Kind }>;

/** What `headroom run` would be asked for. */
export function wantedRun(folder: string, order: Omit<OrderOf<'run'>, 'kind'>): Wanted {
  const { scenario, environment, users, duration, switches, seed } = order;
  return {
    folder,
    what: listOf(scenario),
    env: environment,
    users,
    duration,
    switch: switches,
    seed,
    command: commandOf({ kind: 'run', ...order }),
  };
}

export const listOf = (name: string | undefined): string[] => (name === undefined ? [] : [name]);

/** A length of time as people write it, in seconds. Throws USAGE. */
export function secondsOf(budget: string | undefined): number | undefined {
  if (budget === undefined) return undefined;
  const parsed = durationSchema.safeParse(budget);
  if (parsed.success) return parsed.data;
  throw new HeadroomError('USAGE', `${JSON.stringify(budget)} is no length of time.`, 'Write it as 30s, 5m or 1h.');
}

/** The command that does the same: what a run's provenance says, and what a person can type. */
export function commandOf(order: JobOrder): string {
  return ['headroom', ...wordsOf(order)].map(shellWord).join(' ');
}

function wordsOf(order: JobOrder): string[] {
  if (order.kind === 'schedule') return ['run', order.schedule];
  const words = [order.kind, ...listOf(order.scenario), ...option('--env', order.environment)];
  if (order.kind === 'run') {
    const { users, duration, switches = [], seed } = order;
    const given = [...option('--users', users), ...option('--duration', duration), ...option('--seed', seed)];
    return [...words, ...given, ...switches.flatMap((one) => ['--switch', one])];
  }
  const budget = option('--budget', order.budget);
  if (order.kind === 'capacity') return [...words, ...(order.targets ?? []).flatMap((target) => ['--target', target]), ...budget];
  return [...words, ...against(order.against), ...budget];
}

/** The other side of a gate: a switch of the demo, an environment, or what is stored. */
const against = (other: string | undefined): string[] =>
  other === undefined ? ['--stored'] : isSwitch(other) ? ['--base-switch', other] : ['--base-env', other];

export const isSwitch = (text: string): boolean => text.includes('=');

const option = (flag: string, value: string | number | undefined): string[] => (value === undefined ? [] : [flag, String(value)]);
