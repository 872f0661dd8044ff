import type { Demand } from '../../../../engine/capacity/autoscale/demand/demand.ts';
import { generateDemand } from '../../../../engine/capacity/autoscale/demand/generate.ts';
import { mostSeconds, parseTrace } from '../../../../engine/capacity/autoscale/demand/trace.ts';
import { generatorOf } from '../../../../engine/capacity/autoscale/demand/usual.ts';
import { measuredReplica } from '../../../../engine/capacity/autoscale/measured-replica.ts';
import { limitCores, replicaMeasured, statedReplica, usualStartupS } from '../../../../engine/capacity/autoscale/replica.ts';
import type { Replica } from '../../../../engine/model/autoscale.ts';
import type { CapacityReport } from '../../../../engine/model/capacity.ts';
import { HeadroomError } from '../../../../engine/model/error.ts';
import type { ScalingPolicy } from '../../../../engine/model/scaling-policy.ts';
import type { Changed } from '../../data/use-changes.ts';
import { adjusted } from '../capacity/adjustable.ts';

export const shapes = ['spike', 'daily', 'growth'] as const;
export type Shape = (typeof shapes)[number];
export const questionNames: readonly string[] = [
  'policies',
  'demand',
  'base',
  'peak',
  'length',
  'noise',
  'seed',
  'run',
  'campaign',
  'per',
  'startup',
  'latency',
  'cost',
  'own',
];

/** What a replica does where nothing was measured and nobody said: an example, and called so. */
export const examplePerSecond = 50;

const number = (text: string | undefined, min = 0): number | undefined => adjusted({ min }, text) ?? undefined;

/** Where the demand comes from. */
export function demandKind(changed: Changed): Shape | 'run' | 'trace' {
  const said = changed.demand;
  return said === 'run' || said === 'trace' ? said : (shapes.find((shape) => shape === said) ?? 'spike');
}

/** A replica as it is told here, else as the campaign measured it. Throws USAGE where the campaign found no capacity. */
export function replicaIn(
  changed: Changed,
  measured: { readonly id: string; readonly report: CapacityReport } | null,
  policies: readonly ScalingPolicy[],
  currency: string | null,
): Replica {
  const costPerHour = number(changed.cost) ?? null;
  const common = {
    startupS: number(changed.startup) ?? usualStartupS,
    costPerHour,
    ...(costPerHour !== null && currency !== null && { currency }),
  };
  const none = { cores: undefined, serviceTime: undefined };
  const limit = limitCores(policies);
  const per = number(changed.per, 0.001);
  if (per !== undefined || measured === null)
    return statedReplica({ ...none, serviceDemand: undefined, capacityPerSecond: per ?? examplePerSecond }, limit, common);
  const found = measuredReplica(measured.report);
  if (found === null)
    throw new HeadroomError(
      'USAGE',
      `Campaign ${measured.id} found no capacity.`,
      'Say what a replica can do, or choose another campaign.',
    );
  return replicaMeasured(found, measured.id, none, limit, common);
}

/** The demand, where it needs nothing from the engine; null for a run. Throws USAGE and DEMAND_INVALID. */
export function demandIn(changed: Changed, trace: string, capacityPerSecond: number): Demand | null {
  const kind = demandKind(changed);
  if (kind === 'run') return null;
  if (kind === 'trace') return parseTrace(trace, 'the trace');
  const noise = number(changed.noise);
  const seed = number(changed.seed, 1);
  const generator = generatorOf(
    {
      shape: kind,
      base: number(changed.base),
      peak: number(changed.peak),
      seconds: number(changed.length, 1),
      noise: noise === undefined ? undefined : Math.min(1, noise / 100),
      seed: seed === undefined ? undefined : Math.round(seed),
    },
    capacityPerSecond,
  );
  if (generator.seconds > mostSeconds) throw new HeadroomError('USAGE', 'A demand is two weeks long at most.', 'Say a shorter length.');
  return generateDemand(generator);
}
