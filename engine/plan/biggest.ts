import type { BiggestAssumption } from '../model/plan.ts';
import type { Planning } from '../model/planning.ts';
import type { Investment } from '../model/roi.ts';

const shown = 3;

/**
 * The three assumptions to argue with first: of the capacity those that nobody measured, in the order planning gives them, and of the money
 * the strongest bar of the tornado, which has a place of its own where there is one.
 */
export function biggestAssumptions(planning: Planning | null, investment: Investment | null): BiggestAssumption[] {
  const capacity = (planning?.assumptions ?? [])
    .filter(({ source }) => source !== 'measured')
    .map((assumption): BiggestAssumption => ({ of: 'capacity', assumption }));
  const money = (investment?.tornado ?? []).map((bar): BiggestAssumption => ({ of: 'money', bar }));
  const kept = capacity.slice(0, shown - Math.min(1, money.length));
  return [...kept, ...money.slice(0, shown - kept.length)];
}
