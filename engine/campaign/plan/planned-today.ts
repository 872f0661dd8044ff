import { leadTarget } from '../../capacity/planning/basis.ts';
import { gainOfCapacities, gainOfChange, type MeasuredFix } from '../../capacity/planning/fixes.ts';
import { planning } from '../../capacity/planning.ts';
import type { LoadedConfiguration } from '../../config/index.ts';
import type { Store } from '../../store/index.ts';
import { planningSettings } from '../capacity/conclude.ts';
import type { CapacityEvidence } from './judge-capacity.ts';

/** A capacity that was measured before, planned with the policy, the prices, the history and the day of today. What was measured stays as it is. */
export async function plannedToday(
  { report, evidence }: CapacityEvidence,
  { configuration, folder }: LoadedConfiguration,
  given: { readonly today: string; readonly fixes: readonly MeasuredFix[]; readonly store: Store },
): Promise<CapacityEvidence> {
  const { model, points, environment } = report;
  if (model === null) return { report, evidence };
  const unitCost = environment === null ? undefined : configuration.environments[environment]?.unitCost;
  const settings = await planningSettings(configuration, folder, unitCost);
  const measured = await targetOf(
    points.flatMap(({ run }) => run ?? []),
    given.store,
  );
  const planned = planning({ model, points, ...settings, ...given, shape: { measured, environment } });
  return { report: { ...report, planning: planned ?? report.planning }, evidence };
}

/** What the target said of itself in one of these runs; null where none is left. */
export async function targetOf(ids: readonly string[], store: Store): Promise<Readonly<Record<string, unknown>> | null> {
  const entries = await store.listRuns();
  const found = entries.find((entry) => entry.state === 'sealed' && ids.includes(entry.id));
  return found?.state === 'sealed' ? found.run.provenance.target : null;
}

/**
 * Changes that were measured with and without: another environment whose capacity for the same scenario and target is known too, and gates
 * from this environment to something that was faster.
 */
export async function measuredFixes(chosen: CapacityEvidence, all: readonly CapacityEvidence[], store: Store): Promise<MeasuredFix[]> {
  return [...byCapacity(chosen, all), ...(await byGates(chosen.report.environment, store))];
}

function byCapacity({ report, evidence }: CapacityEvidence, all: readonly CapacityEvidence[]): MeasuredFix[] {
  const here = report.model === null ? null : leadTarget(report.model.targets);
  if (here === null) return [];
  const seen = new Set([report.environment]);
  return all.flatMap((other): MeasuredFix[] => {
    const { environment, model, scenario } = other.report;
    const there = model?.targets.find(({ target }) => target.text === here.target.text);
    if (environment === null || seen.has(environment) || scenario !== report.scenario || there === undefined) return [];
    seen.add(environment);
    const gain = gainOfCapacities(here.throughput, there.throughput);
    return [{ name: `as in ${environment}`, cost: null, gain, evidence: [evidence.id, other.evidence.id] }];
  });
}

/** Gates that are looked through. */
const mostGates = 20;

async function byGates(environment: string | null, store: Store): Promise<MeasuredFix[]> {
  const gates = (await store.campaigns.list()).filter((entry) => entry.state === 'sealed' && entry.campaign.purpose === 'gate');
  const reports = await Promise.all(gates.slice(0, mostGates).map(async ({ id }) => (await store.campaigns.load(id)).report));
  return reports.flatMap(({ campaign, comparison, sides }): MeasuredFix[] => {
    const faster = comparison?.changes.find(
      ({ metric, statistic, endpoint, verdict }) =>
        metric === 'latency' && statistic === 'p95' && endpoint === null && verdict === 'improved',
    );
    if (faster === undefined || sides === null || sides.base.environment !== environment) return [];
    return [{ name: sides.head.name, cost: null, gain: gainOfChange(faster), evidence: [campaign.id] }];
  });
}
