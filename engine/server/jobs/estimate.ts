import type { RunEstimate } from '../../model/api/job.ts';
import { planLoad, secondOpinionSeconds } from '../../run/load/plan.ts';
import type { RunRequest } from '../../run/request.ts';
import { withinCeiling } from '../../run/work/work.ts';

/** Time a run takes beside its load: a start, a count of its work, a report. */
export const besideLoadS = 10;

/** What a run of a scenario would be. Throws USERS_CEILING, and CONFIG_INVALID for a load that has no length. */
export function estimateOf(request: RunRequest): RunEstimate {
  const { subject, targets, environment, environmentName } = request;
  if (subject.kind === 'script') throw new RangeError('the load of a script is its own');
  const targetUsers = targets.flatMap(({ at }) => at?.users ?? []);
  const plan = planLoad({ scenario: subject.scenario, targetUsers, secondOpinionS: secondOpinionSeconds(subject.scenario, targetUsers) });
  withinCeiling(plan, request);
  return {
    scenario: subject.name,
    environment: environmentName,
    loadS: plan.durationS,
    totalS: plan.durationS + besideLoadS,
    peakUsers: plan.peakUsers,
    maxUsers: environment.maxUsers,
    steps: [...plan.steps],
    targets: targets.map(({ text }) => text),
  };
}
