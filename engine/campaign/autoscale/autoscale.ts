import { distinct } from '../../capacity/autoscale/distinct.ts';
import { type Manifest, manifestOf } from '../../capacity/autoscale/manifest/manifest.ts';
import { limitCores } from '../../capacity/autoscale/replica.ts';
import { autoscaleReport } from '../../capacity/autoscale/report.ts';
import type { AutoscaleReport } from '../../model/autoscale.ts';
import { HeadroomError } from '../../model/error.ts';
import type { Store } from '../../store/index.ts';
import { demandFor } from './demand.ts';
import { policiesFor } from './policies.ts';
import { replicaFor } from './replica.ts';
import type { AutoscaleWanted } from './wanted.ts';

/** Simulates the policies that were asked for. Throws USAGE, POLICY_INVALID, DEMAND_INVALID, DATA_MISSING, and what the store and the configuration throw. */
export async function simulateScaling(wanted: AutoscaleWanted, store: Store): Promise<AutoscaleReport> {
  const makers = await policiesFor(wanted);
  const replica = await replicaFor(wanted, store, limitCores(makers.map((make) => make(1))));
  const policies = makers.map((make) => make(replica.capacityPerSecond));
  const demand = await demandFor(wanted, store, replica.capacityPerSecond);
  return autoscaleReport({
    demand,
    replica,
    policies: distinct(policies),
    latencyTargetMs: wanted.latencyTarget === undefined ? null : 1000 * wanted.latencyTarget,
    startReplicas: wanted.start ?? null,
    reproduce: wanted.command,
    notes: [],
  });
}

/** The manifests of the policies that were asked for, in the words of one platform. Throws USAGE for a policy of another one, and as `simulateScaling`. */
export async function manifestsFor(wanted: AutoscaleWanted, store: Store, format: Manifest['format']): Promise<Manifest[]> {
  const makers = await policiesFor(wanted);
  const known = makers.every((make) => JSON.stringify(make(1)) === JSON.stringify(make(2)));
  const capacityPerSecond = known ? 1 : (await replicaFor(wanted, store, limitCores(makers.map((make) => make(1))))).capacityPerSecond;
  return makers.map((make) => {
    const policy = make(capacityPerSecond);
    const manifest = manifestOf(policy);
    if (manifest.format === format) return manifest;
    throw new HeadroomError(
      'USAGE',
      `${policy.name} is a policy of ${policy.kind === 'hpa' ? 'a HorizontalPodAutoscaler' : 'Elastic Beanstalk'}: --emit ${format} cannot say it.`,
      `Ask for --emit ${manifest.format}.`,
    );
  });
}
