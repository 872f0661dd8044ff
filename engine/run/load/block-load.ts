import type { Scenario } from '../../model/scenario.ts';
import { planLoad } from './plan.ts';

/** Length of a block's load: what is cut from its start, and what is judged. */
export interface BlockLength {
  readonly warmUpS: number;
  readonly loadS: number;
}

/**
 * A scenario cut down to one block of a duet: its highest load from the first second, no ramps, no second opinion, no targets. A profile of
 * arrivals keeps its rate, closed users stay closed. Throws CONFIG_INVALID as `planLoad` does.
 */
export function blockScenario(scenario: Scenario, { warmUpS, loadS }: BlockLength): Scenario {
  const { steps } = planLoad({ scenario, secondOpinionS: 0 });
  const rate = Math.max(0, ...steps.map(({ arrivalRate }) => arrivalRate ?? 0));
  const users = Math.max(0, ...steps.map((step) => step.users ?? 0));
  const maxUsers = 'maxUsers' in scenario.load ? scenario.load.maxUsers : 1000;
  const step = { ramp: 0, hold: warmUpS + loadS, warmUp: warmUpS, ...(rate > 0 ? { rate } : { users }) };
  return { ...scenario, load: { profile: 'steps', steps: [step], maxUsers }, secondOpinion: 0, targets: [] };
}
