import path from 'node:path';
import { presetMaker, presetNames } from '../../capacity/autoscale/presets.ts';
import { emptyConfiguration, type LoadedConfiguration, pricesOf } from '../../config/index.ts';
import type { ApiFailure } from '../../model/api/failure.ts';
import type { Project } from '../../model/api/project.ts';
import { HeadroomError } from '../../model/error.ts';
import { version } from '../../model/version.ts';
import type { OpenFolder } from '../context.ts';
import { failureOf } from '../failure.ts';
import { environmentCard } from './environment-card.ts';
import { scenarioCard } from './scenario-card.ts';

/** Requests a second of one replica that a built-in policy is shown with, where nothing was measured. */
const shownCapacity = 100;

/** What is open, as pages show it. A configuration that cannot be read is a problem of its own: runs can still be read. */
export async function projectOf(opened: OpenFolder): Promise<Project> {
  const { folder, store, readOnly } = opened;
  const { loaded, problem } = await configurationOf(opened);
  const { defaults, environments, schedules, autoscale, gate, capacity } = loaded.configuration;
  const [runs, campaigns, baselines] = await Promise.all([store.runStamps(), store.campaigns.list(), store.baselines.list()]);
  const scenarios = Object.keys(loaded.configuration.scenarios);
  const usual = defaults.scenario ?? null;
  return {
    name: path.basename(folder),
    version,
    readOnly,
    problem,
    defaults: { environment: defaults.environment ?? null, scenario: usual },
    scenarios: scenarios.map((name) => scenarioCard(loaded, name)),
    environments: Object.entries(environments).map(([name, environment]) => environmentCard(name, environment)),
    schedules: Object.entries(schedules).map(([name, { scenario, environment, sessions }]) => ({
      name,
      scenario,
      environment: environment ?? null,
      sessions,
    })),
    policies: [
      ...Object.entries(autoscale).map(([name, policy]) => ({ name, builtIn: false, policy })),
      ...presetNames.flatMap((name) => {
        const policy = presetMaker(name)?.(shownCapacity);
        return policy === undefined || Object.hasOwn(autoscale, name) ? [] : [{ name, builtIn: true, policy }];
      }),
    ],
    gate: { scenario: gate.scenario ?? usual, family: gate.family, budgetS: gate.budget },
    capacity: { scenario: capacity.scenario ?? usual, budgetS: capacity.budget },
    currency: await currencyOf(loaded),
    counts: { runs: runs.length, campaigns: campaigns.length, baselines: baselines.length },
  };
}

async function configurationOf(opened: OpenFolder): Promise<{ readonly loaded: LoadedConfiguration; readonly problem: ApiFailure | null }> {
  try {
    return { loaded: await opened.configuration(), problem: null };
  } catch (error) {
    if (!(error instanceof HeadroomError)) throw error;
    return { loaded: emptyConfiguration(opened.folder), problem: failureOf(error) };
  }
}

async function currencyOf({ configuration: { costs }, folder }: LoadedConfiguration): Promise<string | null> {
  if (costs === undefined) return null;
  try {
    return (await pricesOf(folder, costs)).prices.currency;
  } catch (error) {
    // Whoever asks for a plan is told what is wrong with the prices; everything else can go on without them.
    if (error instanceof HeadroomError) return null;
    throw error;
  }
}
