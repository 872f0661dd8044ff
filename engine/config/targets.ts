import type { Configuration } from '../model/configuration.ts';
import type { TargetInput } from '../model/scenario.ts';
import type { Target } from '../model/target.ts';
import { parseTarget } from '../targets/parse.ts';
import { at } from './place.ts';
import { parsePlanTargets } from './plan-targets.ts';

/** Every target of a configuration can be understood. Throws TARGET_SYNTAX with its place. */
export function checkTargets({ targets, scenarios, plan }: Configuration): void {
  parseTargets(targets, 'targets');
  parsePlanTargets(plan);
  for (const [name, scenario] of Object.entries(scenarios)) parseTargets(scenario.targets ?? [], `scenarios.${name}.targets`);
}

/** Targets as written, understood. `where` is their place in the configuration, for errors. */
export function parseTargets(inputs: readonly TargetInput[], where: string): Target[] {
  return inputs.map((input, index) => at(`${where}.${index}`, () => parseTarget(input)));
}
