import type { CapacityReport } from '../model/capacity.ts';
import type { Plan, PlanEvidence } from '../model/plan.ts';
import type { PricesUsed } from '../model/prices.ts';
import type { Investment } from '../model/roi.ts';
import { biggestAssumptions } from './biggest.ts';
import { checklistOf, type LineFinding } from './checklist.ts';
import { type PhaseInput, roadmapOf } from './roadmap.ts';
import { type ReplicaPrices, servingOf } from './serving.ts';

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
