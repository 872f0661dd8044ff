export { scenarioHash, scriptHash } from './hash.ts';
export { journeyName } from './journeys.ts';
export { emptyConfiguration, type LoadedConfiguration, loadConfiguration } from './load.ts';
export { createMask } from './mask.ts';
export type { Overrides } from './overrides.ts';
export { type PlanTargets, parsePlanTarget, parsePlanTargets } from './plan-targets.ts';
export { loadPrices, pricesOf } from './prices.ts';
export { resolveSecrets, type Secrets } from './secrets.ts';
export { type SelectedEnvironment, type SelectedScenario, selectEnvironment, selectScenario } from './select.ts';
