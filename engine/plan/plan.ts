import type { CapacityReport } from '../model/capacity.ts';
import type { Plan, PlanEvidence } from '../model/plan.ts';
import type { PricesUsed } from '../model/prices.ts';
import type { Investment, ServingCost } from '../model/roi.ts';
import { biggestAssumptions } from './biggest.ts';
import { checklistOf, type LineFinding } from './checklist.ts';
import { servingCost } from './costs.ts';
import { type PhaseInput, roadmapOf } from './roadmap.ts';

/** What a replica costs an hour, and everything beside replicas a month. */
export interface ReplicaPrices {
  readonly replicaPerHour: number | null;
  readonly fixedPerMonth: number;
}

export interface PlanInput {
  readonly today: string;
  readonly environment: string | null;
  readonly capacity: { readonly report: CapacityReport; readonly evidence: PlanEvidence } | null;
  readonly investment: Investment | null;
  readonly prices: PricesUsed | null;
  readonly currency: string;
  readonly replica: ReplicaPrices | null;
  readonly before: Parameters<typeof roadmapOf>[0]['before'];
  readonly phases: readonly PhaseInput[];
  readonly lines: ReadonlyMap<Plan['checklist'][number]['line'], LineFinding>;
  readonly reproduce: string;
  readonly notes: readonly string[];
}

/** Everything the tech lead's page holds, put together. */
export function planOf(input: PlanInput): Plan {
  const { today, environment, capacity, investment, prices, currency, replica, before, phases, lines, reproduce, notes } = input;
  return {
    schemaVersion: 1,
    today,
    environment,
    capacity: capacity?.report ?? null,
    capacityEvidence: capacity?.evidence ?? null,
    investment,
    serving: capacity === null || replica === null ? null : servingOf(capacity.report, replica),
    prices,
    currency,
    biggest: biggestAssumptions(capacity?.report.planning ?? null, investment),
    roadmap: roadmapOf({ before, phases, today }),
    checklist: checklistOf(lines),
    reproduce,
    notes: [...notes],
  };
}

/** What it costs to serve as much as meets the target planned by, on the replicas that were measured. Null without a price of a replica or a capacity. */
export function servingOf(
  { model, planning, points }: CapacityReport,
  { replicaPerHour, fixedPerMonth }: ReplicaPrices,
): ServingCost | null {
  const found = model?.targets.find(({ target }) => target.text === planning?.target) ?? model?.targets[0];
  const { value = null, low = null, high = null, label = 'refused' } = found?.throughput ?? {};
  if (replicaPerHour === null || value === null) return null;
  const users = found?.users ?? null;
  return servingCost({
    replicas: Math.max(1, ...points.filter(({ excluded }) => excluded.length === 0).map(({ replicas }) => replicas)),
    replicaPerHour,
    fixedPerMonth,
    throughput: { value, low, high },
    users: users?.value == null ? null : { value: users.value, low: users.low, high: users.high },
    label,
  });
}
