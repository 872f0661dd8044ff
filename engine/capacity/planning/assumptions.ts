import type { Assumption } from '../../model/planning.ts';
import { demandAssumptions } from './demand-assumptions.ts';
import { middleEfficiency, supplyAssumptions } from './supply-assumptions.ts';
import type { Premises } from './swing.ts';
import type { AssumptionsInput } from './weighed.ts';

/**
 * Everything the plan rests on that may be argued with, what moves it most first: each is moved alone between its low and its high, and the replicas that the busiest
 * moment a year on takes are reckoned for both. Without users of today it is the greatest number of users asked for. What has no say in that follows in the order of the plan.
 */
export function assumptionsOf(input: AssumptionsInput): Assumption[] {
  const premises = premisesOf(input);
  const weighed = [...demandAssumptions(input, premises), ...supplyAssumptions(input, premises)];
  return weighed.toSorted((a, b) => b.swing - a.swing).map(({ assumption }) => assumption);
}

function premisesOf({ basis, policy, normal, heldMs }: AssumptionsInput): Premises | null {
  const { journey, capacity, replicas, scaling, transfer } = basis;
  if (journey === null || heldMs === null || capacity.value === null) return null;
  return {
    users: normal?.users ?? Math.max(...policy.users),
    peakFactor: normal === null ? 1 : policy.peakFactor,
    growthPerMonth: normal === null ? 0 : (policy.growth?.perMonth ?? 0),
    journey,
    meanMs: heldMs,
    perReplica: capacity.value / replicas / (transfer.factor ?? 1),
    efficiency: scaling === null ? middleEfficiency : 1,
    keepFree: policy.keepFree,
    scale: transfer.factor ?? 1,
    spare: policy.spareReplicas,
  };
}
