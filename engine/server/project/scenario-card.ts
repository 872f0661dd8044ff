import { type LoadedConfiguration, selectScenario } from '../../config/index.ts';
import type { ScenarioCard } from '../../model/api/project.ts';
import { type ScenarioKind, scenarioKind } from '../../model/scenario.ts';
import { planLoad, secondOpinionSeconds } from '../../run/load/plan.ts';

const units: Readonly<Record<ScenarioKind, ScenarioCard['unit']>> = {
  journeys: 'user',
  endpoint: 'connection',
  socket: 'connection',
  page: 'visit',
};

/** A scenario of the configuration as a form offers it. */
export function scenarioCard(loaded: LoadedConfiguration, name: string): ScenarioCard {
  const { scenario, targets } = selectScenario(loaded, name);
  const kind = scenarioKind(scenario);
  const targetUsers = targets.flatMap(({ at }) => at?.users ?? []);
  const plan = planLoad({ scenario, targetUsers, secondOpinionS: secondOpinionSeconds(scenario, targetUsers) });
  return {
    name,
    kind,
    unit: units[kind],
    scenario,
    targets: targets.map(({ text }) => text),
    plannedS: plan.durationS,
    maxUsers: plan.maxUsers,
  };
}
