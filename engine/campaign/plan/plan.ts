import type { MeasuredFix } from '../../capacity/planning/fixes.ts';
import { type LoadedConfiguration, loadConfiguration, parsePlanTargets, pricesOf, selectEnvironment } from '../../config/index.ts';
import type { Plan } from '../../model/plan.ts';
import { planSettingsSchema } from '../../model/plan-settings.ts';
import type { Prices, PricesUsed } from '../../model/prices.ts';
import type { Investment } from '../../model/roi.ts';
import { assumptionsOf } from '../../plan/assumptions.ts';
import { planOf } from '../../plan/plan.ts';
import { pricesUsed } from '../../plan/prices.ts';
import { roiOf } from '../../plan/roi.ts';
import type { ReplicaPrices } from '../../plan/serving.ts';
import type { Store } from '../../store/index.ts';
import { planningSettings } from '../capacity/conclude.ts';
import { capacityReport, capacityReports } from './capacity-reports.ts';
import { proveChecklist } from './checklist.ts';
import { evidenceRuns, type Where } from './evidence-runs.ts';
import { type CapacityEvidence, monthlyCost } from './judge-capacity.ts';
import { measuredFixes, plannedToday } from './planned-today.ts';
import { tickPhases } from './roadmap.ts';

export interface PlanWanted {
  readonly folder: string;
  readonly config?: string | undefined;
  /** Where evidence is looked for; the plan's own, else the configuration's default. */
  readonly environment?: string | undefined;
  /** Id of a capacity campaign, or `latest`. */
  readonly capacity?: string | undefined;
  /** `yyyy-mm-dd`. */
  readonly today: string;
  /** The command that does the same. */
  readonly reproduce: string;
}

interface Priced {
  readonly prices: Prices;
  readonly used: PricesUsed;
}

/** The tech lead's page from what is stored: the newest capacity report, runs, campaigns, prices. Nothing is measured. */
export async function runPlan(wanted: PlanWanted, store: Store): Promise<Plan> {
  const loaded = await loadConfiguration({ folder: wanted.folder, file: wanted.config });
  const { plan: settings, defaults } = loaded.configuration;
  const environment = environmentOf(wanted, loaded);
  const targets = parsePlanTargets(settings);
  const [runs, capacities, prices] = await Promise.all([evidenceRuns(store), capacityReports(store), pricedAt(loaded, wanted.today)]);
  const chosen = await chosenCapacity(wanted.capacity, capacities, environment, store);
  const planned = async (each: CapacityEvidence, fixes: readonly MeasuredFix[]) =>
    await plannedToday(each, loaded, { today: wanted.today, fixes, store });
  const capacity = chosen === null ? null : await planned(chosen, await measuredFixes(chosen, capacities, store));
  // One that was measured before there were prices has its cost from the prices of today.
  const priced = await Promise.all(capacities.map(async (each) => (monthlyCost(each.report) === null ? await planned(each, []) : each)));
  const where: Where = {
    environment,
    scenario: settings.scenario ?? defaults.scenario ?? null,
    run: settings.run ?? null,
    from: null,
    to: null,
  };
  const [phases, lines] = await Promise.all([
    tickPhases({ settings, targets: targets.phases, store, runs, capacities: priced, where }),
    proveChecklist({ folder: loaded.folder, settings, targets: targets.lines, store, runs, capacity, where }),
  ]);
  return planOf({
    today: wanted.today,
    environment,
    capacity,
    investment: investmentOf(loaded, prices),
    prices: prices?.used ?? null,
    currency: prices?.prices.currency ?? 'USD',
    replica: await replicaPrice(loaded, environment),
    before: targets.before,
    phases,
    lines,
    reproduce: wanted.reproduce,
    notes: [],
  });
}

/** What a replica costs: of the prices file, else of the environment. */
async function replicaPrice({ configuration, folder }: LoadedConfiguration, environment: string | null): Promise<ReplicaPrices | null> {
  const unitCost = environment === null ? undefined : configuration.environments[environment]?.unitCost;
  return (await planningSettings(configuration, folder, unitCost)).prices;
}

/** Throws ENVIRONMENT_UNKNOWN for one that there is not. Null where a project has none, or several and no default. */
function environmentOf({ environment }: PlanWanted, loaded: LoadedConfiguration): string | null {
  const { plan, defaults, environments } = loaded.configuration;
  const name = environment ?? plan.environment ?? defaults.environment;
  if (name === undefined && Object.keys(environments).length !== 1) return null;
  return selectEnvironment(loaded, name).name;
}

async function pricedAt({ configuration: { costs }, folder }: LoadedConfiguration, today: string): Promise<Priced | null> {
  if (costs === undefined) return null;
  const { prices, file } = await pricesOf(folder, costs);
  return { prices, used: pricesUsed(file, prices, today) };
}

async function chosenCapacity(
  name: string | undefined,
  all: readonly CapacityEvidence[],
  environment: string | null,
  store: Store,
): Promise<CapacityEvidence | null> {
  if (name !== undefined && name !== 'latest') return await capacityReport(store, name);
  return all.find(({ report }) => environment === null || report.environment === environment) ?? null;
}

/** Null where nobody said what it costs and what it brings. */
function investmentOf({ configuration: { plan } }: LoadedConfiguration, priced: Priced | null): Investment | null {
  const { benefits, months, ratePerYear } = plan;
  const setup = priced?.prices.setup;
  if (setup === undefined || benefits.length === 0) return null;
  const usual = planSettingsSchema.parse({});
  const stated = (value: number, usualValue: number) => ({ value, source: value === usualValue ? 'default' : 'stated' }) as const;
  const assumptions = assumptionsOf({
    setup,
    operatingPerMonth: priced?.prices.operatingPerMonth ?? [],
    benefits,
    months: stated(months, usual.months),
    ratePerYear: stated(ratePerYear, usual.ratePerYear),
  });
  return roiOf(priced?.prices.currency ?? 'USD', assumptions);
}
