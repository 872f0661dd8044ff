import { HeadroomError } from '../model/error.ts';
import { nearNamesHint } from '../model/near-names.ts';

/** What flags of the command line change before anything is checked. */
export interface Overrides {
  /** The scenario `users` and `duration` are for; without it the default or the only one. */
  readonly scenario?: string | undefined;
  readonly users?: number | undefined;
  /** Length of the hold: `30s`, `5m`. */
  readonly duration?: string | undefined;
  /** `path=value` each: `environments.staging.maxUsers=200`. A value is JSON where it can be, else a text. */
  readonly set?: readonly string[] | undefined;
}

/** Where each profile keeps its length; one that is not here has none of its own. */
const holds: Readonly<Record<string, string>> = {
  smoke: 'hold',
  load: 'hold',
  stress: 'hold',
  spike: 'hold',
  soak: 'hold',
  rate: 'hold',
  breakpoint: 'over',
};
const withUsers: readonly string[] = ['load', 'stress', 'spike', 'soak'];

/** A configuration as written, with the flags' changes; what was given stays as it was. Throws USAGE or SCENARIO_UNKNOWN. */
export function applyOverrides(value: unknown, { scenario, users, duration, set = [] }: Overrides): unknown {
  let changed = value;
  if (users !== undefined || duration !== undefined) {
    const name = scenario ?? onlyScenario(value);
    const known = Object.keys(fields(fieldOf(value, 'scenarios')));
    if (!known.includes(name))
      throw new HeadroomError('SCENARIO_UNKNOWN', `There is no scenario ${name}.`, nearNamesHint(name, known, 'scenario'));
    const load = ['scenarios', name, 'load'];
    const profile = String(fieldOf(load.reduce(fieldOf, value), 'profile'));
    if (users !== undefined)
      changed = replace(changed, [...load, withUsers.includes(profile) ? 'users' : unfit('--users', name, profile)], users);
    if (duration !== undefined) changed = replace(changed, [...load, holds[profile] ?? unfit('--duration', name, profile)], duration);
  }
  for (const assignment of set) {
    const equals = assignment.indexOf('=');
    const path = assignment.slice(0, Math.max(0, equals)).split('.');
    if (path.some((step) => !/^[A-Za-z0-9_-]+$/.test(step) || step === '__proto__'))
      throw usage(`--set ${assignment}: expected path=value`, 'For example --set environments.staging.maxUsers=200.');
    changed = replace(changed, path, typedValue(assignment.slice(equals + 1)));
  }
  return changed;
}

function onlyScenario(value: unknown): string {
  const chosen = fieldOf(fieldOf(value, 'defaults'), 'scenario');
  if (typeof chosen === 'string') return chosen;
  const [first, ...others] = Object.keys(fields(fieldOf(value, 'scenarios')));
  if (first !== undefined && others.length === 0) return first;
  throw usage('--users and --duration need to know the scenario', 'Name it: `headroom run <scenario> --users 100`.');
}

/** A copy of `value` with another value at `path`; objects on the way are made where there are none. */
function replace(value: unknown, path: readonly string[], replacement: unknown, done: readonly string[] = []): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return replacement;
  const here = [...done, step];
  if (Array.isArray(value)) {
    const index = /^\d+$/.test(step) ? Number(step) : -1;
    if (index < 0 || index > value.length)
      throw usage(`--set ${here.join('.')}: the list has ${value.length} entries`, 'Entries are counted from 0.');
    return Object.assign([...value], { [index]: replace(value[index], rest, replacement, here) });
  }
  if (value !== undefined && (typeof value !== 'object' || value === null))
    throw usage(`--set ${[...done, ...path].join('.')}: ${done.join('.')} is no object`, 'Set the whole of it, as JSON.');
  return { ...value, [step]: replace(fieldOf(value, step), rest, replacement, here) };
}

function typedValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: a text, as typed.
    return text;
  }
}

function unfit(flag: string, scenario: string, profile: string): never {
  throw usage(
    `${flag} does not fit scenario ${scenario}, whose load profile is ${profile}`,
    `Use --set scenarios.${scenario}.load.<field>=<value>.`,
  );
}

function usage(message: string, hint: string): HeadroomError {
  return new HeadroomError('USAGE', `${message}.`, hint);
}

function fieldOf(value: unknown, key: string): unknown {
  const found = fields(value);
  return Object.hasOwn(found, key) ? found[key] : undefined;
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
