import { simulateScaling } from '../../campaign/autoscale/autoscale.ts';
import type { AutoscaleWanted } from '../../campaign/autoscale/wanted.ts';
import { manifestPlace } from '../../capacity/autoscale/manifest/manifest.ts';
import type { AutoscaleOrder } from '../../model/api/documents.ts';
import { shellWord } from '../../model/shell-word.ts';
import type { Handlers } from '../call.ts';
import type { ServerContext } from '../context.ts';

/** Scaling policies against a demand. */
export const autoscaleHandlers = ({ opened }: ServerContext) =>
  ({
    autoscale: async ({ body }) => {
      const { folder, store } = opened();
      return await simulateScaling(wantedOf(folder, body), store);
    },
  }) satisfies Partial<Handlers>;

/** What `headroom autoscale` would be told. Policies are names or written out: no file is read that a page names. */
export function wantedOf(folder: string, order: AutoscaleOrder): AutoscaleWanted {
  const { policies, startupS, latencyTargetMs, replicaPerHour } = order;
  return {
    folder,
    policies,
    namesOnly: true,
    ...demandOf(order.demand),
    ...('campaign' in order.capacity ? { capacity: order.capacity.campaign } : { capacityPerReplica: order.capacity.perReplica }),
    ...(startupS === undefined ? {} : { startup: startupS }),
    ...(latencyTargetMs === undefined ? {} : { latencyTarget: latencyTargetMs / 1000 }),
    ...(replicaPerHour === undefined ? {} : { cost: replicaPerHour }),
    command: commandOf(order),
  };
}

function demandOf(demand: AutoscaleOrder['demand']): Partial<AutoscaleWanted> {
  if (demand.from === 'run') return { run: demand.run };
  if (demand.from === 'trace') return { trace: demand.text };
  const { shape, base, peak, lengthS, noise, seed } = demand;
  return {
    generate: shape,
    base,
    peak,
    ...(lengthS === undefined ? {} : { length: lengthS }),
    ...(noise === undefined ? {} : { noise }),
    ...(seed === undefined ? {} : { seed }),
  };
}

/** The command that does the same; a policy that was written out, or a trace, is a file then. */
function commandOf({ policies, demand, capacity, startupS, latencyTargetMs, replicaPerHour }: AutoscaleOrder): string {
  const words = [
    'headroom autoscale',
    ...policies.map((policy) => (typeof policy === 'string' ? shellWord(policy) : `--policy ${shellWord(manifestPlace(policy))}`)),
    ...demandWords(demand),
    'campaign' in capacity ? `--capacity ${shellWord(capacity.campaign)}` : `--capacity-per-replica ${capacity.perReplica}`,
    startupS === undefined ? '' : `--startup ${startupS}s`,
    latencyTargetMs === undefined ? '' : `--latency-target ${latencyTargetMs}ms`,
    replicaPerHour === undefined ? '' : `--cost ${replicaPerHour}`,
  ];
  return words.filter((word) => word !== '').join(' ');
}

function demandWords(demand: AutoscaleOrder['demand']): string[] {
  if (demand.from === 'run') return [`--run ${shellWord(demand.run)}`];
  if (demand.from === 'trace') return ['--demand demand.csv'];
  const { shape, base, peak, lengthS, noise, seed } = demand;
  return [
    `--generate ${shape} --base ${base} --peak ${peak}`,
    lengthS === undefined ? '' : `--length ${lengthS}s`,
    noise === undefined ? '' : `--noise ${noise}`,
    seed === undefined ? '' : `--seed ${seed}`,
  ];
}
