import { loadConfiguration } from '../../config/index.ts';
import { HeadroomError } from '../../model/error.ts';
import { nearNamesHint } from '../../model/near-names.ts';
import { composeRequests, type Wanted } from '../../run/compose.ts';
import { planLoad, secondOpinionSeconds } from '../../run/load/plan.ts';
import type { RunRequest } from '../../run/request.ts';

/** A schedule of the configuration, ready to be run. */
export interface Schedule {
  readonly name: string;
  readonly sessions: number;
  /** Of every session alike. */
  readonly request: RunRequest;
  /** Of load, a session. */
  readonly loadS: number;
}

/**
 * What the one name in `wanted` means when it is a schedule; null for a scenario, a script or no name at all. Throws SCENARIO_UNKNOWN
 * with near names of both when it is neither, and everything that `composeRequests` throws.
 */
export async function findSchedule(wanted: Wanted): Promise<Schedule | null> {
  const [name] = wanted.what;
  if (name === undefined || /[./]/.test(name)) return null;
  const { configuration } = await loadConfiguration({ folder: wanted.folder, file: wanted.config });
  const { schedules, scenarios } = configuration;
  if (Object.hasOwn(scenarios, name)) return null;
  const schedule = Object.hasOwn(schedules, name) ? schedules[name] : undefined;
  if (schedule === undefined)
    throw new HeadroomError(
      'SCENARIO_UNKNOWN',
      `There is no scenario ${name}.`,
      nearNamesHint(name, [...Object.keys(scenarios), ...Object.keys(schedules)], 'scenario'),
    );
  const [request] = await composeRequests({ ...wanted, what: [schedule.scenario], env: wanted.env ?? schedule.environment });
  if (request === undefined) throw new RangeError('one name gives one request');
  return { name, sessions: schedule.sessions, request, loadS: loadSeconds(request) };
}

function loadSeconds({ subject, targets }: RunRequest): number {
  if (subject.kind !== 'scenario') return 0;
  const targetUsers = targets.flatMap(({ at }) => at?.users ?? []);
  return planLoad({ scenario: subject.scenario, targetUsers, secondOpinionS: secondOpinionSeconds(subject.scenario, targetUsers) })
    .durationS;
}
