import path from 'node:path';
import { journeyName } from '../../config/index.ts';
import { type OpenEnvironment, serviceVariables } from '../../environments/index.ts';
import type { ArrivalLimits } from '../../measure/health.ts';
import { HeadroomError } from '../../model/error.ts';
import type { LoadStep } from '../../model/load.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Target } from '../../model/target.ts';
import { targetsFromThresholds } from '../../targets/threshold.ts';
import { needsBrowser } from '../drivers/k6/entry.ts';
import { k6Files } from '../drivers/k6/files.ts';
import { k6Driver } from '../drivers/k6/index.ts';
import { type Inspection, inspectScript } from '../drivers/k6/inspect.ts';
import type { JourneyWork, ScriptWork } from '../drivers/k6/plan.ts';
import { findK6Tools, type K6Tools } from '../drivers/k6/tools.ts';
import { planLoad, secondOpinionSeconds } from '../load/plan.ts';
import { stepsOfScript } from '../load/script-steps.ts';
import type { RunRequest, Subject } from '../request.ts';
import { journeyWork, k6Plan } from './k6-plan.ts';
import type { LoadMaker, Work } from './work.ts';
import { countWork } from './work-counters.ts';

/** Journeys, or a script that was brought along, by k6. Throws K6_MISSING; its `prepare` SCRIPT_ERROR, CONFIG_INVALID, JOURNEY_MISSING, BROWSER_MISSING. */
export async function k6Maker(): Promise<LoadMaker> {
  const tools = await findK6Tools();
  return {
    log: k6Files.log,
    driver: { kind: 'k6', version: tools.version, recording: tools.k6.kind, source: tools.source },
    async prepare(request, environment) {
      const { subject } = request;
      const { k6, ...facts } =
        subject.kind === 'scenario'
          ? scenarioFacts(request, subject.scenario, environment, tools)
          : await scriptFacts(request, subject, environment, tools);
      const planned = (work: JourneyWork | ScriptWork, runFolder: string, browser: string | null) =>
        k6Plan({ request, environment, work, binary: tools.k6, browser, runFolder });
      return {
        ...facts,
        start: async (folder) => await k6Driver.start(planned(k6, folder, tools.browser)),
        count: countWork(k6, (work, folder) => planned(work, folder, null)),
      };
    },
  };
}

type Facts = Omit<Work, 'start' | 'count'> & { readonly k6: JourneyWork | ScriptWork };

function scenarioFacts(request: RunRequest, scenario: Scenario, environment: OpenEnvironment, tools: K6Tools): Facts {
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
  const k6 = journeyWork(request, kept, load, environment);
  return {
    k6,
    steps: load.steps,
    durationS: load.durationS,
    maxUsers: load.maxUsers,
    description: `${journeys.map(journeyName).join(', ')}, up to ${load.peakUsers} users, ${Math.round(load.durationS)} s`,
    notes,
    targets: request.targets,
    arrival: arrivalOf(load.steps, load.maxUsers, request.targets),
    pacingS: Object.fromEntries(k6.journeys.flatMap(({ name, pacingS }) => (pacingS === null ? [] : [[name, pacingS]]))),
  };
}

async function scriptFacts(
  request: RunRequest,
  subject: Subject & { kind: 'script' },
  environment: OpenEnvironment,
  tools: K6Tools,
): Promise<Facts> {
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
    pacingS: {},
  };
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
