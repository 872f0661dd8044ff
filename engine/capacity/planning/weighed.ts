import type { Assumption, PlanningPolicy } from '../../model/planning.ts';
import { planningDefaults } from '../../model/planning-defaults.ts';
import type { Basis } from './basis.ts';
import type { ReplicaPrices } from './replica-rows.ts';

export interface AssumptionsInput {
  readonly basis: Basis;
  readonly policy: PlanningPolicy;
  readonly prices: ReplicaPrices | null;
  /** Users at a normal moment, and where that is from. */
  readonly normal: { readonly users: number; readonly from: 'stated' | 'history' } | null;
  /** Mean response time at what may be used of the capacity, ms. */
  readonly heldMs: number | null;
  readonly runway: boolean;
}

/** An assumption, and how far the answer moves between its low and its high. */
export interface Weighed {
  readonly assumption: Assumption;
  readonly swing: number;
}

/** Share by which a stated number is moved to see what hangs on it, where nobody said how wrong it may be. */
export const fifth = 0.2;

export const weigh = (assumption: Assumption, swing = 0): Weighed => ({ assumption, swing });

/** Whether a number came from the configuration or is the one it has without. */
export function sourceOf(
  policy: PlanningPolicy,
  name: 'keepFree' | 'peakFactor' | 'zones' | 'spareReplicas' | 'leadTimeDays',
): Assumption['source'] {
  return policy[name] === planningDefaults[name] ? 'default' : 'stated';
}
