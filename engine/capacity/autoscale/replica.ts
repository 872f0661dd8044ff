import type { Replica } from '../../model/autoscale.ts';
import type { HpaPolicy, ScalingPolicy } from '../../model/scaling-policy.ts';
import type { MeasuredReplica } from './measured-replica.ts';

/** A minute: a container that is scheduled, pulled and started; said on every page. */
export const usualStartupS = 60;

/** Cores that a policy lets a pod use; undefined where it does not say. */
export function limitCores(policies: readonly ScalingPolicy[]): number | undefined {
  return policies.find((policy): policy is HpaPolicy => policy.kind === 'hpa' && policy.pod?.limits?.cpu !== undefined)?.pod?.limits?.cpu;
}

/** A replica as somebody stated it: times in seconds; a core where nothing says how many. */
export function statedReplica(
  said: {
    readonly capacityPerSecond: number | undefined;
    /** Seconds of CPU a request. */
    readonly serviceDemand: number | undefined;
    readonly cores: number | undefined;
    readonly serviceTime: number | undefined;
  },
  limit: number | undefined,
  common: Pick<Replica, 'startupS' | 'costPerHour' | 'currency'>,
): Replica {
  const { capacityPerSecond, serviceDemand, serviceTime } = said;
  const bothKnown = capacityPerSecond !== undefined && serviceDemand !== undefined;
  const cores = said.cores ?? (bothKnown ? capacityPerSecond * serviceDemand : (limit ?? 1));
  return {
    ...common,
    capacityPerSecond: capacityPerSecond ?? cores / (serviceDemand ?? 1),
    cores,
    serviceMs: 1000 * (serviceTime ?? 0),
    source: 'stated',
    from: null,
  };
}

/** A replica as a capacity campaign measured it, but for what somebody stated. */
export function replicaMeasured(
  measured: MeasuredReplica,
  campaign: string,
  said: { readonly cores: number | undefined; readonly serviceTime: number | undefined },
  limit: number | undefined,
  common: Pick<Replica, 'startupS' | 'costPerHour' | 'currency'>,
): Replica {
  return {
    ...common,
    capacityPerSecond: measured.capacityPerSecond,
    cores: said.cores ?? measured.cores ?? limit ?? 1,
    serviceMs: said.serviceTime === undefined ? measured.serviceMs : 1000 * said.serviceTime,
    source: 'capacity',
    from: `campaign ${campaign}`,
  };
}
