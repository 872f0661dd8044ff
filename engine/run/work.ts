import path from 'node:path';
import { journeyName } from '../config/index.ts';
import { type OpenEnvironment, serviceVariables } from '../environments/index.ts';
import type { ArrivalLimits } from '../measure/health.ts';
import { HeadroomError } from '../model/error.ts';
import type { LoadStep } from '../model/load.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Target } from '../model/target.ts';
import { targetsFromThresholds } from '../targets/threshold.ts';
import { needsBrowser } from './drivers/k6/entry.ts';
import { type Inspection, inspectScript } from './drivers/k6/inspect.ts';
import type { JourneyWork, ScriptWork } from './drivers/k6/plan.ts';
import type { K6Tools } from './drivers/k6/tools.ts';
import { journeyWork } from './k6-plan.ts';
import { planLoad, secondOpinionSeconds } from './load/plan.ts';
import { stepsOfScript } from './load/script-steps.ts';
import type { RunRequest, Subject } from './request.ts';

/** What a run will do, checked before anything is sent. */
export interface Work {
  readonly k6: JourneyWork | ScriptWork;
  readonly steps: readonly LoadStep[];
  readonly durationS: number;
  /** Users a generator may use at most. */
  readonly maxUsers: number;
  /** One line for people. */
  readonly description: string;
  readonly notes: readonly string[];
  /** What it is judged by: the scenario's targets, or the script's own thresholds. */
  readonly targets: readonly Target[];
  /** For open profiles: what the generator may use. */
  readonly arrival: ArrivalLimits | null;
}

/** Plans a scenario or inspects a script. Throws USERS_CEILING, SCRIPT_ERROR, CONFIG_INVALID, JOURNEY_MISSING. */
export async function prepareWork(request: RunRequest, environment: OpenEnvironment, tools: K6Tools): Promise<Work> {
  const { subject } = request;
  const work =
    subject.kind === 'scenario'
      ? scenarioWork(request, subject.scenario, environment, tools)
      : await scriptWork(request, subject, environment, tools);
  const ceiling = request.environment.maxUsers;
  if (work.maxUsers <= ceiling) return work;
  throw new HeadroomError(
    'USERS_CEILING',
    `${subject.name} may use ${work.maxUsers} users, and environment ${request.environmentName} allows ${ceiling}.`,
    'Lower the load (`--users`), or raise maxUsers of the environment if its owner agrees.',
  );
}

function scenarioWork(request: RunRequest, scenario: Scenario, environment: OpenEnvironment, tools: K6Tools): Work {
  const notes: string[] = [];
  const journeys = scenario.journeys.filter(
    (entry) => tools.browser !== null || !needsBrowser(path.resolve(request.folder, entry.journey)),
  );
  for (const { journey } of scenario.journeys.filter((entry) => !journeys.includes(entry)))
    notes.push(`No Chromium was found: ${journey} was left out.`);
  if (journeys.length === 0)
    throw new HeadroomError(
      'BROWSER_MISSING',
      'Every journey of this scenario needs a browser, and no Chromium was found.',
      'Run `headroom doctor` to see how to get one.',
    );
  const named = request.targets.flatMap(({ at }) => (at === undefined ? [] : [at.users]));
  const wanted = secondOpinionSeconds(scenario, named);
  if (wanted > 0 && tools.k6.kind === 'stock') notes.push('No second opinion: it needs our build of k6.');
  const kept = { ...scenario, journeys };
  const load = planLoad({ scenario: kept, targetUsers: named, secondOpinionS: tools.k6.kind === 'stock' ? 0 : wanted });
  return {
    k6: journeyWork(request, kept, load, environment),
    steps: load.steps,
    durationS: load.durationS,
    maxUsers: load.maxUsers,
    description: `${journeys.map(journeyName).join(', ')}, up to ${load.peakUsers} users, ${Math.round(load.durationS)} s`,
    notes,
    targets: request.targets,
    arrival: arrivalOf(load.steps, load.maxUsers, request.targets),
  };
}

async function scriptWork(
  request: RunRequest,
  subject: Subject & { kind: 'script' },
  environment: OpenEnvironment,
  tools: K6Tools,
): Promise<Work> {
  const inspection = await inspectScript({
    binary: tools.k6,
    file: subject.file,
    workingFolder: request.folder,
    env: { ...definedVariables(process.env), ...serviceVariables(environment.services), ...request.secrets },
    mask: request.mask,
  });
  const steps = stepsOfScript(inspection);
  const targets = targetsFromThresholds(expressionsOf(inspection.thresholds));
  return {
    k6: { kind: 'script', file: subject.file, lean: subject.lean, forbiddenRanges: inspection.forbiddenRanges },
    steps,
    durationS: inspection.durationS,
    maxUsers: inspection.maxUsers,
    description: `${subject.name}, up to ${inspection.maxUsers} users, at most ${Math.round(inspection.durationS)} s`,
    notes: [],
    targets,
    arrival: arrivalOf(steps, inspection.maxUsers, targets),
  };
}

/** Least seconds between starts, of the journeys that have such a pace. */
export function pacingOf(work: JourneyWork | ScriptWork): Record<string, number> {
  if (work.kind === 'script') return {};
  return Object.fromEntries(work.journeys.flatMap(({ name, pacingS }) => (pacingS === null ? [] : [[name, pacingS]])));
}

/** Closed users have no arrivals; the second opinion is planned with users enough. */
function arrivalOf(steps: readonly LoadStep[], maxUsers: number, targets: readonly Target[]): ArrivalLimits | null {
  if (!steps.some(({ arrivalRate, role }) => arrivalRate !== null && role !== 'second-opinion')) return null;
  const limits = targets.filter(({ metric, operator }) => metric === 'latency' && operator.startsWith('<')).map(({ expected }) => expected);
  return { maxUsers, latencyTargetMs: limits.length === 0 ? null : Math.min(...limits) };
}

function expressionsOf(thresholds: Inspection['thresholds']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(thresholds).map(([key, list]) => [key, list.map(({ expression }) => expression)]));
}

function definedVariables(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
