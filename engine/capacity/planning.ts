import type { CapacityModel } from '../model/capacity.ts';
import type { LoadPoint } from '../model/load-point.ts';
import type { Planning, PlanningPolicy } from '../model/planning.ts';
import type { Projection } from '../model/projection.ts';
import type { Day } from './calendar.ts';
import type { HistoryMonth } from './history.ts';
import { assumptionsOf } from './planning/assumptions.ts';
import { type Basis, basisOf, leadTarget } from './planning/basis.ts';
import { cheapestFix, type MeasuredFix } from './planning/fixes.ts';
import { needOf } from './planning/need.ts';
import { type ReplicaPrices, replicaRows } from './planning/replica-rows.ts';
import { situationsOf } from './planning/situations.ts';
import { mapProjection, refusedFor } from './projections.ts';
import { type DemandNow, runwayOf } from './runway.ts';
import { transferOf } from './transfer.ts';
import { usersAt } from './users.ts';

export interface PlanningInput {
  readonly model: CapacityModel;
  readonly points: readonly LoadPoint[];
  readonly policy: PlanningPolicy;
  /** What replicas cost; null without prices. */
  readonly prices: ReplicaPrices | null;
  readonly today: Day;
  /** What the measured target said of itself (`provenance.target` of its runs), and the environment it is. */
  readonly shape: { readonly measured: Readonly<Record<string, unknown>> | null; readonly environment?: string | null };
  /** Users by month, as `parseHistory` reads them. */
  readonly history: readonly HistoryMonth[] | null;
  /** Changes that were measured with and without. */
  readonly fixes?: readonly MeasuredFix[];
}

/** What a ladder's capacity means for users, replicas, dates and money. Null where there is no target to plan by. */
export function planning(input: PlanningInput): Planning | null {
  const { model, points, policy, prices, today, shape, history, fixes = [] } = input;
  const lead = leadTarget(model.targets);
  if (lead === null) return null;
  const transfer = transferOf({ production: policy.production, environment: shape.environment ?? null, measured: shape.measured });
  const basis = basisOf({ model, points, lead, transfer });
  const capacityUsers = inUsers(basis, basis.capacity);
  const usable = mapProjection(basis.capacity, (throughput) => throughput * (1 - policy.keepFree), { code: 'no-capacity', facts: {} });
  const usableUsers = inUsers(basis, usable);
  const normal = normalOf(policy, history);
  const peaks = history?.map(({ date, users }) => ({ date, users: users * policy.peakFactor })) ?? null;
  const runway = runwayOf({ usable: usableUsers, now: nowOf(input), history: peaks, policy, today });
  return {
    target: lead.target.text,
    ...(prices?.currency !== undefined && { currency: prices.currency }),
    capacityUsers,
    usableUsers,
    needs: policy.users.map((users) => {
      const need = needOf(users, basis, policy.keepFree);
      const { journeysPerSecond, throughput } = need;
      const headroom = mapProjection(capacityUsers, (capacity) => capacity - users, { code: 'no-capacity', facts: {} });
      return {
        users,
        headroom,
        journeysPerSecond,
        throughput,
        replicas: replicaRows({ need, basis, policy, prices, zones: policy.zones }),
      };
    }),
    situations: situationsOf({ normalUsers: normal?.users ?? null, basis, capacityUsers, policy, prices }),
    runway,
    transfer,
    assumptions: assumptionsOf({
      basis,
      policy,
      prices,
      normal,
      heldMs: usable.value === null ? null : basis.meanMsAt(usable.value),
      runway: runway !== null,
    }),
    cheapestFix: cheapestFix(fixes),
  };
}

function inUsers({ journey, meanMsAt }: Basis, throughput: Projection): Projection {
  if (throughput.value === null) return throughput;
  return journey === null ? refusedFor([{ code: 'no-journey', facts: {} }]) : usersAt(throughput, journey, meanMsAt);
}

function normalOf(
  { normalUsers }: PlanningPolicy,
  history: PlanningInput['history'],
): { users: number; from: 'stated' | 'history' } | null {
  if (normalUsers !== undefined) return { users: normalUsers, from: 'stated' };
  const last = history?.at(-1);
  return last === undefined ? null : { users: last.users, from: 'history' };
}

/** Peak users now: those stated, of the day stated or of today, else the last of the history. */
function nowOf({ policy, history, today }: PlanningInput): DemandNow | null {
  const { normalUsers, peakFactor, asOf } = policy;
  if (normalUsers !== undefined) return { users: normalUsers * peakFactor, asOf: asOf ?? today };
  const last = history?.at(-1);
  return last === undefined ? null : { users: last.users * peakFactor, asOf: last.date };
}
