import type { PlanningPolicy, Situation } from '../../model/planning.ts';
import type { FactReason, Projection } from '../../model/projection.ts';
import { mapProjection, refusedFor, worstLabel } from '../projections.ts';
import type { Basis } from './basis.ts';
import { needOf } from './need.ts';
import { costOf, type ReplicaPrices, type ReplicaRow, replicaRows } from './replica-rows.ts';

const singleZone: FactReason = { code: 'single-zone', facts: {} };

/**
 * Normal, peak and one zone lost: what runs in each so that the target is met with the policy's share kept free. The last is what runs beforehand so that the peak is
 * served without one zone; its users still free are those of the measured replicas that are left. Empty where nobody said how many users there are.
 */
export function situationsOf(given: {
  readonly normalUsers: number | null;
  readonly basis: Basis;
  /** What the measured capacity takes, in users. */
  readonly capacityUsers: Projection;
  readonly policy: PlanningPolicy;
  readonly prices: ReplicaPrices | null;
}): Situation[] {
  const { normalUsers, basis, capacityUsers, policy, prices } = given;
  if (normalUsers === null) return [];
  const peakUsers = normalUsers * policy.peakFactor;
  const { zones } = policy;
  const rowOf = (name: Situation['name'], users: number): Situation => {
    const lost = name === 'zone-lost';
    const need = needOf(users, basis, policy.keepFree);
    const alone = lost && zones === 1;
    const rows = replicaRows({ need, basis, policy, prices, zones: lost ? zones : 1 });
    const replicas = alone ? refusedFor([singleZone]) : together(rows);
    const left = lost ? (zones - 1) / zones : 1;
    return {
      name,
      users,
      headroom: alone ? refusedFor([singleZone]) : mapProjection(capacityUsers, (capacity) => capacity * left - users, singleZone),
      throughput: need.throughput,
      replicas,
      databaseConnections: replicas.value === null || policy.poolSize === undefined ? null : replicas.value * policy.poolSize,
      costPerMonth: costOf(replicas, prices),
    };
  };
  return [rowOf('normal', normalUsers), rowOf('peak', peakUsers), rowOf('zone-lost', peakUsers)];
}

/** One number for all rows: the measured one, or the middle assumption with the range of all. */
function together(rows: readonly ReplicaRow[]): Projection {
  const measured = rows.find(({ efficiency, replicas }) => efficiency === 'measured' && replicas.value !== null);
  if (measured !== undefined) return measured.replicas;
  const assumed = rows.filter(({ efficiency }) => efficiency !== 'measured').map(({ replicas }) => replicas);
  const told = assumed.filter(({ value }) => value !== null);
  const middle = told[Math.floor(told.length / 2)];
  if (middle === undefined) return (assumed[0] ?? rows[0]?.replicas) || refusedFor([]);
  const lows = told.flatMap(({ low, value }) => low ?? value ?? []);
  const highs = told.map(({ high }) => high);
  return {
    ...middle,
    low: Math.min(...lows),
    high: highs.includes(null) ? null : Math.max(...highs.map((high) => high ?? 0)),
    label: worstLabel(...told.map(({ label }) => label)),
  };
}
