/** What a replica gives beside others as a share of what it gives alone: a constant, or e(n) of so many. */
export type Efficiency = number | ((replicas: number) => number);

export interface ReplicasInput {
  /** Requests per second that are to be served. */
  readonly need: number;
  /** Requests per second of one replica alone, at which the target is still met. */
  readonly perReplica: number;
  readonly efficiency: Efficiency;
  /** Share that stays unused, 0..1. */
  readonly keepFree: number;
  readonly zones: number;
  readonly spare: number;
}

export interface Replicas {
  /** For the load, with spare ones. */
  readonly needed: number;
  /** With this many in each zone the needed ones are left when a zone is lost. Null with one zone: its loss leaves nothing. */
  readonly perZone: number | null;
  /** To run: as many in each zone, or the needed ones where there is one zone. */
  readonly total: number;
}

const mostReplicas = 100_000;
const rounding = 1e-9;

/** Requests per second that so many replicas serve together: n X1 e(n). */
export function throughputOf(replicas: number, perReplica: number, efficiency: Efficiency): number {
  return replicas * perReplica * (typeof efficiency === 'number' ? efficiency : efficiency(replicas));
}

/**
 * The least n with n = ceil(need / (X1 e(n) h)), h = 1 - keepFree, and the spare ones; and, over zones, ceil(n / (zones - 1)) in each. Null where no number of
 * replicas serves the need: each one more slows the others by more than it gives.
 */
export function replicasFor({ need, perReplica, efficiency, keepFree, zones, spare }: ReplicasInput): Replicas | null {
  const serves = (replicas: number) => throughputOf(replicas, perReplica, efficiency) * (1 - keepFree) >= need * (1 - rounding);
  const serving = typeof efficiency === 'number' ? byConstant(need, perReplica * efficiency * (1 - keepFree)) : leastThat(serves);
  if (serving === null) return null;
  const needed = serving + spare;
  const perZone = zones > 1 ? Math.ceil(needed / (zones - 1)) : null;
  return { needed, perZone, total: perZone === null ? needed : perZone * zones };
}

function byConstant(need: number, each: number): number | null {
  const replicas = Math.max(1, Math.ceil((need / each) * (1 - rounding)));
  return Number.isFinite(replicas) ? replicas : null;
}

function leastThat(serves: (replicas: number) => boolean): number | null {
  for (let replicas = 1; replicas <= mostReplicas; replicas++) if (serves(replicas)) return replicas;
  return null;
}

/** N+1: whether one less still serves the need at the target, using what is kept free. */
export function holdsOneLost(
  replicas: number,
  { need, perReplica, efficiency }: Pick<ReplicasInput, 'need' | 'perReplica' | 'efficiency'>,
): boolean {
  return replicas > 1 && throughputOf(replicas - 1, perReplica, efficiency) >= need * (1 - rounding);
}
