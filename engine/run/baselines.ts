import os from 'node:os';
import { baselineOf, whyRefused } from '../compare/baseline.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Comparison } from '../model/comparison.ts';
import { HeadroomError } from '../model/error.ts';
import type { Run } from '../model/run.ts';
import { type BaselineEntry, type CampaignEntry, duetUnits, type Store } from '../store/index.ts';
import { gitUser } from './git.ts';
import { isMixedLab } from './mixed-lab.ts';

export interface Approval {
  /** Who; git's user or that of this machine when not given. */
  readonly by: string | undefined;
  readonly why: string;
  /** When; now when not given. */
  readonly at?: Date | undefined;
}

export interface RunApproval extends Approval {
  /** The release it stands for: then it stays beside the rolling window. */
  readonly pin?: string | undefined;
}

/** Makes a sealed run a baseline. Throws RUN_UNKNOWN, BASELINE_REFUSED. */
export async function approveRun(store: Store, name: string, approval: RunApproval): Promise<{ file: string; baseline: Baseline }> {
  const id = await store.resolveRun(name);
  const [{ run, report }, measurement] = await Promise.all([store.loadRun(id), store.loadMeasurement(id)]);
  if (isMixedLab(run, measurement))
    throw refused(run.id, mixedLab, 'Compare two such runs visit by visit: `headroom compare previous latest`.');
  const baseline = baselineOf({
    run,
    measurement,
    approved: await stamp(store, approval),
    comparison: report.comparison,
    gate: await gateOf(store, await store.campaigns.list(), run),
    pinned: approval.pin ?? null,
  });
  await refuseSecondPin(store, baseline);
  return { file: await store.baselines.approve(baseline), baseline };
}

/** Why a run cannot be approved, as far as its documents tell: a sentence without its stop; null where nothing speaks against it. */
export async function whyNoBaseline(
  store: Store,
  campaigns: readonly CampaignEntry[],
  run: Run,
  comparison: Pick<Comparison, 'mode' | 'verdict' | 'reasons'> | null,
): Promise<string | null> {
  try {
    return whyRefused({ run, comparison, gate: await gateOf(store, campaigns, run) });
  } catch (error) {
    if (error instanceof HeadroomError) return error.message.replace(/^Run \S+ cannot be a baseline: /, '').replace(/\.$/, '');
    throw error;
  }
}

/** What the gate that a run was made for concluded of it. A unit of its duet is no session, and what an invalid gate made proves nothing. */
async function gateOf(store: Store, campaigns: readonly CampaignEntry[], run: Run): Promise<Comparison | null> {
  if (duetUnits(campaigns)(run))
    throw refused(run.id, 'it is a block or a plateau of a campaign, too short to be a session', 'Approve a run of its scenario.');
  const entry = campaigns.find(({ id }) => id === run.campaign);
  if (entry === undefined || entry.state !== 'sealed' || entry.campaign.purpose !== 'gate') return null;
  const { report } = await store.campaigns.load(entry.id);
  if (report.verdict === 'invalid') throw refused(run.id, 'the gate it was made for is invalid', 'Run the gate again.');
  return report.comparison;
}

/** A name stands for one session; which one must not be a matter of dates. */
async function refuseSecondPin(store: Store, { run, scenario, environment, pinned }: Baseline): Promise<void> {
  if (pinned === null) return;
  const there = (await store.baselines.list(environment)).find(
    ({ baseline, retirement }) =>
      retirement === null && baseline.scenario === scenario && baseline.pinned === pinned && baseline.run !== run,
  );
  if (there)
    throw refused(run, `${there.baseline.run} is pinned as ${pinned}`, 'Drop that one first, with the reason why, or choose another name.');
}

const mixedLab = 'it visited pages with several profiles or views, and a baseline keeps them as one crowd';

const refused = (run: string, why: string, next: string) =>
  new HeadroomError('BASELINE_REFUSED', `Run ${run} cannot be a baseline: ${why}.`, next);

/** Lays a retirement beside a baseline, and gives both. Throws BASELINE_UNKNOWN, BASELINE_REFUSED. */
export async function retireBaseline(store: Store, name: string, approval: Approval): Promise<BaselineEntry> {
  return await store.baselines.drop(await baselineName(store, name), await stamp(store, approval));
}

/** As `retireBaseline`, and gives the baseline's file. */
export async function dropBaseline(store: Store, name: string, approval: Approval): Promise<string> {
  return (await retireBaseline(store, name, approval)).file;
}

export async function showBaseline(store: Store, name: string): Promise<Baseline> {
  return (await store.baselines.find(await baselineName(store, name))).baseline;
}

/** One row a baseline, oldest first, for people. */
export async function listBaselines(
  store: Store,
  { environment, retired }: { readonly environment: string | undefined; readonly retired: boolean },
) {
  const entries = (await store.baselines.list(environment)).filter(({ retirement }) => retired || retirement === null);
  const anyPinned = entries.some(({ baseline }) => baseline.pinned !== null);
  return entries.map(({ baseline, retirement }) => {
    const pooled = baseline.series.find(({ metric, endpoint }) => metric === 'latency' && endpoint === null);
    return {
      run: baseline.run,
      environment: baseline.environment,
      scenario: baseline.scenario,
      'p95 ms': pooled?.quantiles.p95 ?? null,
      samples: pooled?.count ?? null,
      ...(anyPinned ? { pinned: baseline.pinned } : {}),
      'approved by': baseline.approved.by,
      why: baseline.approved.why,
      ...(retired ? { retired: retirement?.retired.why ?? null } : {}),
    };
  });
}

/** `latest` and `previous` mean runs; anything else is looked for among the baselines. */
async function baselineName(store: Store, name: string): Promise<string> {
  return name === 'latest' || name === 'previous' ? await store.resolveRun(name) : name;
}

/** Who approves and notes where nobody says another: git's user or that of this machine. */
export async function approverName(store: Store): Promise<string> {
  return (await gitUser(store.projectFolder)) ?? os.userInfo().username;
}

async function stamp(store: Store, { by, why, at = new Date() }: Approval) {
  return { by: by ?? (await approverName(store)), at: at.toISOString(), why };
}
