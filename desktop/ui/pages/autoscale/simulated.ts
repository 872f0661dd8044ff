import { useMemo } from 'react';
import { distinct } from '../../../../engine/capacity/autoscale/distinct.ts';
import { autoscaleReport } from '../../../../engine/capacity/autoscale/report.ts';
import type { AutoscaleOrder } from '../../../../engine/model/api/documents.ts';
import type { ApiFailure } from '../../../../engine/model/api/failure.ts';
import type { Project } from '../../../../engine/model/api/project.ts';
import type { AutoscaleReport } from '../../../../engine/model/autoscale.ts';
import type { CapacityReport } from '../../../../engine/model/capacity.ts';
import { HeadroomError } from '../../../../engine/model/error.ts';
import type { Changed } from '../../data/use-changes.ts';
import { adjusted } from '../capacity/adjustable.ts';
import { autoscaleCommand } from './command.ts';
import { chosenNames, type Offered, offeredIn, policiesIn } from './policies.ts';
import { demandIn, demandKind, examplePerSecond, replicaIn } from './question.ts';

export interface Measured {
  readonly id: string;
  readonly report: CapacityReport;
}

export interface Simulated {
  readonly offered: readonly Offered[];
  readonly chosen: readonly string[];
  readonly capacityPerSecond: number;
  readonly report: AutoscaleReport | null;
  /** What to ask the engine, where the demand is one that it alone holds. */
  readonly order: AutoscaleOrder | null;
  readonly failure: ApiFailure | null;
}

function capacityOf(changed: Changed, measured: Measured | null): number {
  try {
    return replicaIn(changed, measured, [], null).capacityPerSecond;
  } catch (error) {
    if (error instanceof HeadroomError) return examplePerSecond;
    throw error;
  }
}

/** What the chosen policies make of the demand, here and now: by the functions that `headroom autoscale` simulates with. */
export function simulateHere(
  project: Pick<Project, 'policies' | 'currency'>,
  changed: Changed,
  trace: string,
  measured: Measured | null,
): Simulated {
  const capacityPerSecond = capacityOf(changed, measured);
  const offered = offeredIn(project.policies, changed, capacityPerSecond);
  const base = { offered, chosen: chosenNames(offered, changed), capacityPerSecond, report: null, order: null, failure: null };
  try {
    const named = policiesIn(offered, changed);
    const policies = distinct(named);
    const replica = replicaIn(changed, measured, policies, project.currency);
    const latencyTargetMs = adjusted({ min: 0.001 }, changed.latency);
    if (demandKind(changed) === 'run') {
      const capacity =
        replica.source === 'capacity' && measured !== null ? { campaign: measured.id } : { perReplica: replica.capacityPerSecond };
      const { startupS, costPerHour } = replica;
      return {
        ...base,
        order: {
          policies,
          demand: { from: 'run', run: changed.run || 'latest' },
          capacity,
          startupS,
          ...(latencyTargetMs !== null && { latencyTargetMs }),
          ...(costPerHour !== null && { replicaPerHour: costPerHour }),
        },
      };
    }
    const demand = demandIn(changed, trace, replica.capacityPerSecond);
    if (demand === null) return base;
    const question = { demand, replica, policies, latencyTargetMs, startReplicas: null, notes: [] };
    return { ...base, report: autoscaleReport({ ...question, reproduce: autoscaleCommand(named, changed, measured?.id ?? null) }) };
  } catch (error) {
    if (error instanceof HeadroomError) return { ...base, failure: error };
    throw error;
  }
}

/** The same, made anew when something of it changes. */
export function useSimulated(
  project: Pick<Project, 'policies' | 'currency'>,
  changed: Changed,
  trace: string,
  measured: Measured | null,
): Simulated {
  return useMemo(() => simulateHere(project, changed, trace, measured), [project, changed, trace, measured]);
}
