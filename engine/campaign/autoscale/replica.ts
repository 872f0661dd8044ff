import { measuredReplica } from '../../capacity/autoscale/measured-replica.ts';
import { replicaMeasured, statedReplica, usualStartupS } from '../../capacity/autoscale/replica.ts';
import type { Replica } from '../../model/autoscale.ts';
import { HeadroomError } from '../../model/error.ts';
import type { Store } from '../../store/index.ts';
import { capacityReport, capacityReports } from '../plan/capacity-reports.ts';
import { currencyFor } from './currency.ts';
import type { AutoscaleWanted } from './wanted.ts';

const hint = 'Say it: --capacity-per-replica 50, or --service-demand 20ms --cores 1, or --capacity latest after `headroom capacity`.';

/** What one replica can do: as said, else by a capacity campaign. `limit` is what a policy lets a pod use. Throws USAGE where nothing says it, and what loading a campaign or the configuration throws. */
export async function replicaFor(wanted: AutoscaleWanted, store: Store, limit: number | undefined): Promise<Replica> {
  const currency = await currencyFor(wanted);
  const common = {
    startupS: wanted.startup ?? usualStartupS,
    costPerHour: wanted.cost ?? null,
    ...(currency !== undefined && { currency }),
  };
  const { capacityPerReplica, serviceDemand, serviceTime, cores } = wanted;
  if (capacityPerReplica !== undefined || serviceDemand !== undefined)
    return statedReplica({ capacityPerSecond: capacityPerReplica, serviceDemand, cores, serviceTime }, limit, common);
  const found = await measuredBy(wanted.capacity, store);
  if (found === null)
    throw new HeadroomError(
      'USAGE',
      wanted.capacity === undefined ? 'Nothing says what one replica can do.' : 'There is no capacity campaign that found one.',
      hint,
    );
  const measured = measuredReplica(found.report);
  if (measured === null) throw new HeadroomError('USAGE', `Campaign ${found.evidence.id} found no capacity.`, hint);
  return replicaMeasured(measured, found.evidence.id, { cores, serviceTime }, limit, common);
}

async function measuredBy(name: string | undefined, store: Store) {
  if (name !== undefined && name !== 'latest') return await capacityReport(store, name);
  return (await capacityReports(store))[0] ?? null;
}
