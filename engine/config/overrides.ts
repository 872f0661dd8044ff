import { HeadroomError } from '../model/error.ts';
import { nearNamesHint } from '../model/near-names.ts';
import { fieldOf, fields } from './fields.ts';
import { durationChanges, usersChanges } from './load-overrides.ts';

/** What flags of the command line change before anything is checked. */
export interface Overrides {
  /** The scenario `users` and `duration` are for; without it the default or the only one. */
  readonly scenario?: string | undefined;
  /** The most users there are at a time; a profile of steps is scaled to it. */
  readonly users?: number | undefined;
  /** Length of the hold: `30s`, `5m`, or seconds. */
  readonly duration?: string | number | undefined;
  /** `path=value` each: `environments.staging.maxUsers=200`. A value is JSON where it can be, else a text. */
  readonly set?: readonly string[] | undefined;
}

/** A configuration as written, with the flags' changes; what was given stays as it was. Throws USAGE or SCENARIO_UNKNOWN. */
export function applyOverrides(value: unknown, { scenario, users, duration, set = [] }: Overrides): unknown {
  let changed = value;
  if (users !== undefined || duration !== undefined) {
    const name = scenario ?? onlyScenario(value);
    const known = Object.keys(fields(fieldOf(value, 'scenarios')));
    if (!known.includes(name))
      throw new HeadroomError('SCENARIO_UNKNOWN', `There is no scenario ${name}.`, nearNamesHint(name, known, 'scenario'));
    const place = ['scenarios', name, 'load'];
    const load = place.reduce(fieldOf, value);
    const changes = [
      ...(users === undefined ? [] : (usersChanges(load, users) ?? unfit('--users', name, load))),
      ...(duration === undefined ? [] : (durationChanges(load, duration) ?? unfit('--duration', name, load))),
    ];
    for (const { path, to } of changes) changed = replace(changed, [...place, ...path], to);
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

function unfit(flag: string, scenario: string, load: unknown): never {
  const profile = fieldOf(load, 'profile');
  throw usage(
    `${flag} does not fit scenario ${scenario}, whose load profile is ${typeof profile === 'string' ? profile : 'not named'}`,
    `Use --set scenarios.${scenario}.load.<field>=<value>.`,
  );
}

function usage(message: string, hint: string): HeadroomError {
  return new HeadroomError('USAGE', `${message}.`, hint);
}
