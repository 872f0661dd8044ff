import type { Bottleneck } from '../model/capacity.ts';
import type { LoadPoint, ResourceName } from '../model/load-point.ts';
import type { FactReason } from '../model/projection.ts';
import { meanOf, sampleDeviation } from '../stats/spread.ts';
import { studentQuantile } from '../stats/student.ts';
import { bandConfidence } from './fit/band.ts';
import { projectionAt } from './projections.ts';

/** A demand that moves by more than this over the ladder, as a share, drifts. */
const mostDrift = 0.1;
/** Memory is held, not worked through: no request uses it up by a service time. */
const withoutDemand: readonly ResourceName[] = ['memory'];

interface Use {
  readonly throughput: number;
  readonly utilisation: number;
  readonly servers: number;
  /** Seconds of one server a request. */
  readonly demandS: number;
}

/**
 * The first resource to run out and the one after it, by the utilisation law U = X D / servers (Denning and Buzen, ACM Computing Surveys 10, 1978): a resource
 * is used up at servers / D requests per second. Both null without probes.
 */
export function bottlenecksOf(counted: readonly LoadPoint[]): { readonly first: Bottleneck | null; readonly next: Bottleneck | null } {
  const names = new Set(counted.flatMap(({ resources }) => resources.map(({ resource }) => resource)));
  const all = [...names].filter((name) => !withoutDemand.includes(name)).flatMap((name) => bottleneckOf(name, usesOf(counted, name)) ?? []);
  const [first = null, next = null] = all.sort((a, b) => a.limitAt - b.limitAt).map(({ bottleneck }) => bottleneck);
  return { first, next };
}

/** By load, lightest first. */
function usesOf(counted: readonly LoadPoint[], name: ResourceName): Use[] {
  const uses = counted.flatMap(({ throughput, resources }) => {
    const use = resources.find(({ resource }) => resource === name);
    if (use === undefined || !(throughput.value > 0 && use.utilisation > 0)) return [];
    const { utilisation, servers, demandMs } = use;
    const demandS = demandMs === null ? (utilisation * servers) / throughput.value : demandMs / 1000;
    return [{ throughput: throughput.value, utilisation, servers, demandS }];
  });
  return uses.sort((a, b) => a.throughput - b.throughput);
}

/** `limitAt` orders the resources, also where it is too far away to be told. */
function bottleneckOf(resource: ResourceName, uses: readonly Use[]): { limitAt: number; bottleneck: Bottleneck } | null {
  const top = uses.at(-1);
  if (top === undefined) return null;
  const demands = uses.map(({ demandS }) => demandS);
  const moved = Math.max(...demands) / Math.min(...demands) - 1;
  const drifts = moved > mostDrift;
  const logarithms = demands.map(Math.log);
  // What the demand comes to at the limit is nearest to what it is at the highest load.
  const demand = drifts ? top.demandS : Math.exp(meanOf(logarithms));
  const limit = top.servers / demand;
  const half = predictionHalf(logarithms);
  const reasons: FactReason[] = drifts ? [{ code: 'demand-drifts', facts: { moved, tolerated: mostDrift } }] : [];
  const range = half === null ? { low: null, high: null } : { low: limit * Math.exp(-half), high: limit * Math.exp(half) };
  const bottleneck = {
    resource,
    utilisation: top.utilisation,
    demandMs: demand * 1000,
    limit: projectionAt(limit / top.throughput, { value: limit, ...range }, bandConfidence, reasons),
    drifts,
  };
  return { limitAt: limit, bottleneck };
}

/** Half of the interval for the logarithm of one more plateau's demand (Student's t); null for one plateau. */
function predictionHalf(logarithms: readonly number[]): number | null {
  const n = logarithms.length;
  if (n < 2) return null;
  return studentQuantile((1 + bandConfidence) / 2, n - 1) * sampleDeviation(logarithms) * Math.sqrt(1 + 1 / n);
}
