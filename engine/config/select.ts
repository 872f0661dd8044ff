import type { Environment } from '../model/environment.ts';
import { type ErrorCode, HeadroomError } from '../model/error.ts';
import { nearNamesHint } from '../model/near-names.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Target } from '../model/target.ts';
import type { LoadedConfiguration } from './load.ts';
import { parseTargets } from './targets.ts';

export interface SelectedScenario {
  readonly name: string;
  readonly scenario: Scenario;
  /** The scenario's own, else those of the configuration. */
  readonly targets: readonly Target[];
}

export interface SelectedEnvironment {
  readonly name: string;
  readonly environment: Environment;
}

/** The scenario of this name, else the default or the only one. Throws SCENARIO_UNKNOWN with names that are near. */
export function selectScenario({ configuration }: LoadedConfiguration, name?: string): SelectedScenario {
  const { scenarios, defaults, targets } = configuration;
  const [chosen, scenario] = select(scenarios, name ?? defaults.scenario, 'scenario', 'SCENARIO_UNKNOWN');
  const judged = scenario.targets ? parseTargets(scenario.targets, `scenarios.${chosen}.targets`) : parseTargets(targets, 'targets');
  return { name: chosen, scenario, targets: judged };
}

/** The environment of this name, else the default or the only one. Throws ENVIRONMENT_UNKNOWN with names that are near. */
export function selectEnvironment({ configuration }: LoadedConfiguration, name?: string): SelectedEnvironment {
  const { environments, defaults } = configuration;
  const [chosen, environment] = select(environments, name ?? defaults.environment, 'environment', 'ENVIRONMENT_UNKNOWN');
  return { name: chosen, environment };
}

function select<Value>(all: Readonly<Record<string, Value>>, wanted: string | undefined, kind: string, code: ErrorCode): [string, Value] {
  const known = Object.keys(all);
  const name = wanted ?? (known.length === 1 ? known[0] : undefined);
  if (name === undefined)
    throw new HeadroomError(
      code,
      `No ${kind} was named, and there are ${known.length || 'none'}.`,
      `Name one, or set defaults.${kind} in the configuration. ${nearNamesHint('', known, kind)}`,
    );
  const found = Object.hasOwn(all, name) ? all[name] : undefined;
  if (found === undefined) throw new HeadroomError(code, `There is no ${kind} ${name}.`, nearNamesHint(name, known, kind));
  return [name, found];
}
