import type { Configuration } from '../model/configuration.ts';
import { HeadroomError } from '../model/error.ts';
import type { TargetInput } from '../model/scenario.ts';
import type { Target } from '../model/target.ts';
import { parseTarget } from '../targets/parse.ts';

/** Every target of a configuration can be understood. Throws TARGET_SYNTAX with its place. */
export function checkTargets({ targets, scenarios }: Configuration): void {
  parseTargets(targets, 'targets');
  for (const [name, scenario] of Object.entries(scenarios)) parseTargets(scenario.targets ?? [], `scenarios.${name}.targets`);
}

/** Targets as written, understood. `where` is their place in the configuration, for errors. */
export function parseTargets(inputs: readonly TargetInput[], where: string): Target[] {
  return inputs.map((input, index) => {
    try {
      return parseTarget(input);
    } catch (error) {
      if (!(error instanceof HeadroomError)) throw error;
      throw new HeadroomError(error.code, `${where}.${index}: ${error.message}`, error.hint, error);
    }
  });
}
