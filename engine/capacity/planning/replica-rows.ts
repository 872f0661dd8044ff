import type { PlanningPolicy, UserNeed } from '../../model/planning.ts';
import type { FactReason, Projection, ProjectionLabel } from '../../model/projection.ts';
import { labelOf } from '../label.ts';
import { mapProjection, refusedFor, worstLabel } from '../projections.ts';
import { holdsOneLost, type Replicas, type ReplicasInput, replicasFor } from '../replicas.ts';
import type { Basis } from './basis.ts';
import type { Need } from './need.ts';

export type ReplicaRow = UserNeed['replicas'][number];

/** What replicas cost; null where no price of one is known. */
export interface ReplicaPrices {
  readonly replicaPerHour: number | null;
  readonly fixedPerMonth: number;
  /** ISO 4217; dollars where it is not said. */
  readonly currency?: string | undefined;
}

/** 365 days of 24 hours, over twelve. */
export const hoursAMonth = 730;

/** What each replica is assumed to give beside others, where fewer than three numbers of them were measured. */
export const assumedEfficiencies: readonly number[] = [1, 0.9, 0.8];

type Policy = Pick<PlanningPolicy, 'keepFree' | 'spareReplicas' | 'poolSize' | 'databaseConnections'>;

export interface RowsInput {
  readonly need: Need;
  readonly basis: Basis;
  readonly policy: Policy;
  /** Zones one of which may be lost; 1 where none is. */
  readonly zones: number;
  readonly prices: ReplicaPrices | null;
}

/**
 * The replicas that a need takes: a row by measured scaling where three numbers of replicas were measured, one where the replicas that were measured do, else one for each
 * assumed efficiency, as also where the measured scaling would have to speak too far beyond the numbers measured.
 */
export function replicaRows(input: RowsInput): ReplicaRow[] {
  const measured = input.basis.scaling === null ? null : rowOf(input, 'measured');
  if (measured !== null && (measured.replicas.value !== null || measured.replicas.ratio === null)) return [measured];
  const assumed = assumedEfficiencies.map((efficiency) => rowOf(input, efficiency));
  if (measured !== null) return [measured, ...assumed];
  const [first] = assumed;
  return first !== undefined && assumed.every((row) => assumesNothing(row, first)) ? [{ ...first, efficiency: 'measured' }] : assumed;
}

/** As many replicas as were measured do, at both ends of the range too, whatever more of them would give. */
function assumesNothing({ replicas }: ReplicaRow, { replicas: first }: ReplicaRow): boolean {
  const { value, low, high, ratio } = replicas;
  return value !== null && ratio !== null && ratio <= 1 && value === first.value && low === first.low && high === first.high;
}

function rowOf(input: RowsInput, efficiency: ReplicaRow['efficiency']): ReplicaRow {
  const { policy, prices } = input;
  const { replicas, perZone } = countOf(input, efficiency);
  const connections = replicas.value === null || policy.poolSize === undefined ? null : replicas.value * policy.poolSize;
  const most = policy.databaseConnections;
  const fitsDatabase = connections === null || most === undefined ? null : connections <= most;
  const tooMany: FactReason[] =
    fitsDatabase === false
      ? [{ code: 'database-connections', facts: { connections: connections ?? 0, databaseConnections: most ?? 0 } }]
      : [];
  return {
    efficiency,
    replicas: { ...replicas, reasons: [...tooMany, ...replicas.reasons] },
    perZone,
    databaseConnections: connections,
    fitsDatabase,
    costPerMonth: costOf(replicas, prices),
  };
}

/** Money a month of so many replicas all month, and what is paid beside them. Null without a price. */
export function costOf(replicas: Projection, prices: ReplicaPrices | null): Projection | null {
  if (prices === null || prices.replicaPerHour === null) return null;
  const perMonth = prices.replicaPerHour * hoursAMonth;
  return mapProjection(replicas, (count) => count * perMonth + prices.fixedPerMonth, { code: 'no-price', facts: {} });
}

function countOf(input: RowsInput, efficiency: ReplicaRow['efficiency']): { replicas: Projection; perZone: number | null } {
  const { need, basis } = input;
  const { band } = need;
  const none = (reasons: readonly FactReason[], ratio: number | null = null) => ({ replicas: refusedFor(reasons, ratio), perZone: null });
  if (band === null) return none(need.reasons);
  if (basis.capacity.value === null) return none([{ code: 'no-capacity', facts: {} }, ...basis.capacity.reasons]);
  if (basis.shared !== null && band.value > basis.shared.limit)
    return none([{ code: 'shared-tier', facts: { resource: basis.shared.resource, limit: basis.shared.limit, need: band.value } }]);
  const found = solved(input, efficiency, band.value, basis.capacity.value);
  if (found === null) return none([{ code: 'no-replicas-serve', facts: { need: band.value } }]);
  const { capacity } = basis;
  const measured = efficiency === 'measured' ? Math.max(...(basis.scaling?.counts ?? [])) : basis.replicas;
  const least = band.low === null || capacity.high === null ? null : solved(input, efficiency, band.low, capacity.high);
  const most = band.high === null || capacity.low === null ? null : solved(input, efficiency, band.high, capacity.low);
  const ratio = found.needed / measured;
  const label = labelFor(input, efficiency, ratio);
  if (label === 'refused') return none([{ code: 'beyond-replicas', facts: { ratio, replicas: found.needed, measured } }], ratio);
  const assumptions = typeof efficiency === 'number' && ratio > 1 ? [{ code: 'assumed-efficiency', facts: { efficiency } }] : [];
  const replicas: Projection = {
    value: found.total,
    low: least?.total ?? null,
    high: most?.total ?? null,
    confidence: capacity.confidence,
    label,
    ratio,
    reasons: [...assumptions, ...(ratio > 1 ? need.reasons : []), ...cautions(input, found, efficiency), ...capacity.reasons],
  };
  return { replicas, perZone: found.perZone };
}

function labelFor({ need, basis }: RowsInput, efficiency: ReplicaRow['efficiency'], ratio: number): ProjectionLabel {
  const scaled = basis.transfer.state === 'scaled' ? 'speculative' : 'measured';
  if (ratio > 1) return efficiency === 'measured' ? worstLabel(labelOf(ratio), basis.capacity.label, scaled) : 'speculative';
  return worstLabel(need.throughput.value === null ? 'speculative' : need.throughput.label, basis.capacity.label, scaled);
}

function wishOf(
  { basis, policy }: RowsInput,
  efficiency: ReplicaRow['efficiency'],
  capacity: number,
): Omit<ReplicasInput, 'need' | 'zones'> {
  const { scaling, replicas: measured } = basis;
  const share = capacity / (basis.capacity.value ?? capacity);
  const common = { keepFree: policy.keepFree, spare: policy.spareReplicas };
  if (efficiency === 'measured' && scaling !== null)
    return { ...common, perReplica: scaling.perReplica * share, efficiency: (count) => scaling.efficiency(count) };
  // Up to the number that was measured nothing is assumed: each gives its part of what was measured.
  const beyond = typeof efficiency === 'number' ? efficiency : 1;
  return { ...common, perReplica: capacity / measured, efficiency: (count) => (count <= measured ? 1 : beyond) };
}

function solved(input: RowsInput, efficiency: ReplicaRow['efficiency'], need: number, capacity: number): Replicas | null {
  return replicasFor({ ...wishOf(input, efficiency, capacity), need, zones: input.zones });
}

function cautions(input: RowsInput, { total }: Replicas, efficiency: ReplicaRow['efficiency']): FactReason[] {
  const { need, basis, policy } = input;
  const value = need.band?.value ?? 0;
  const wish = wishOf(input, efficiency, basis.capacity.value ?? 0);
  const lost = holdsOneLost(total, { ...wish, need: value }) ? [] : [{ code: 'one-lost-breaks', facts: { replicas: total } }];
  const { shared } = basis;
  const near =
    shared !== null && value > shared.limit * (1 - policy.keepFree)
      ? [{ code: 'shared-tier-nearly-used', facts: { resource: shared.resource, limit: shared.limit, need: value } }]
      : [];
  return [...lost, ...near];
}
