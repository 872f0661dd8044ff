import os from 'node:os';
import { baselineOf } from '../compare/baseline.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Store } from '../store/index.ts';
import { gitUser } from './git.ts';

export interface Approval {
  /** Who; git's user or that of this machine when not given. */
  readonly by: string | undefined;
  readonly why: string;
}

/** Makes a sealed run a baseline. Throws RUN_UNKNOWN, BASELINE_REFUSED. */
export async function approveRun(store: Store, name: string, approval: Approval): Promise<{ file: string; baseline: Baseline }> {
  const id = await store.resolveRun(name);
  const [{ run, report }, measurement] = await Promise.all([store.loadRun(id), store.loadMeasurement(id)]);
  const baseline = baselineOf({ run, measurement, approved: await stamp(store, approval), comparison: report.comparison });
  return { file: await store.baselines.approve(baseline), baseline };
}

/** Lays a retirement beside a baseline. Throws BASELINE_UNKNOWN. */
export async function dropBaseline(store: Store, name: string, approval: Approval): Promise<string> {
  return (await store.baselines.drop(await baselineName(store, name), await stamp(store, approval))).file;
}

export async function showBaseline(store: Store, name: string): Promise<Baseline> {
  return (await store.baselines.find(await baselineName(store, name))).baseline;
}

/** One row a baseline, oldest first, for people. */
export async function listBaselines(
  store: Store,
  { environment, retired }: { readonly environment: string | undefined; readonly retired: boolean },
) {
  const entries = await store.baselines.list(environment);
  return entries
    .filter(({ retirement }) => retired || retirement === null)
    .map(({ baseline, retirement }) => {
      const pooled = baseline.series.find(({ metric, endpoint }) => metric === 'latency' && endpoint === null);
      return {
        run: baseline.run,
        environment: baseline.environment,
        scenario: baseline.scenario,
        'p95 ms': pooled?.quantiles.p95 ?? null,
        samples: pooled?.count ?? null,
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

async function stamp(store: Store, { by, why }: Approval) {
  return { by: by ?? (await gitUser(store.projectFolder)) ?? os.userInfo().username, at: new Date().toISOString(), why };
}
