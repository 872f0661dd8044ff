import { type Assumption, type PlanningPolicy, planningPolicySchema } from '../../model/planning.ts';
import { demandConfidence } from '../runway/demand.ts';
import type { Basis } from './basis.ts';
import { assumedEfficiencies, hoursAMonth, type ReplicaPrices } from './replica-rows.ts';
import { type Premises, swingOf } from './swing.ts';

interface Weighed {
  readonly assumption: Assumption;
  readonly swing: number;
}

/** How far a stated number is moved to see what hangs on it, where nobody said how wrong it may be: a fifth, and ten points of a share. */
const fifth = 0.2;
const points = 0.1;
const mostKeptFree = 0.95;
const middleEfficiency = 0.9;

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

/**
 * Everything the plan rests on that may be argued with, what moves it most first: each is moved alone between its low and its high, and the replicas that the busiest
 * moment a year on takes are reckoned for both. Without users of today it is the greatest number of users asked for. What has no say in that follows in the order of the plan.
 */
export function assumptionsOf(input: AssumptionsInput): Assumption[] {
  const premises = premisesOf(input);
  const weighed = [...usersSide(input, premises), ...capacitySide(input, premises), ...limitsSide(input), ...moneySide(input)];
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

const plain = (assumption: Assumption, swing = 0): Weighed => ({ assumption, swing });

/** Whether a number came from the configuration or is the one it has without. */
function sourceOf(
  policy: PlanningPolicy,
  name: 'keepFree' | 'peakFactor' | 'zones' | 'spareReplicas' | 'leadTimeDays',
): Assumption['source'] {
  return policy[name] === planningPolicySchema.parse({})[name] ? 'default' : 'stated';
}

function usersSide({ policy, normal, basis, runway }: AssumptionsInput, premises: Premises | null): Weighed[] {
  const moved = (name: 'users' | 'peakFactor', value: number) =>
    swingOf(premises, { [name]: value * (1 - fifth) }, { [name]: value * (1 + fifth) });
  const { growth, peakFactor } = policy;
  const { journey } = basis;
  const withThinking = (share: number) => (journey === null ? {} : { journey: { ...journey, thinkMs: journey.thinkMs * share } });
  const withPacing = (share: number) => (journey === null ? {} : { journey: { ...journey, pacingS: (journey.pacingS ?? 0) * share } });
  return [
    ...(normal === null
      ? []
      : [
          plain(
            {
              name: normal.from === 'stated' ? 'normal-users' : 'last-users-of-the-history',
              value: normal.users,
              unit: 'users',
              source: 'stated',
            },
            moved('users', normal.users),
          ),
          plain(
            { name: 'peak-factor', value: peakFactor, unit: null, source: sourceOf(policy, 'peakFactor') },
            moved('peakFactor', peakFactor),
          ),
        ]),
    ...(growth === undefined ? [] : growthOf(growth, premises)),
    ...(journey === null
      ? []
      : [
          plain({ name: 'requests-per-journey', value: journey.requests, unit: null, source: 'measured' }),
          plain(
            { name: 'think-time-per-journey', value: journey.thinkMs / 1000, unit: 's', source: 'stated' },
            swingOf(premises, withThinking(1 - fifth), withThinking(1 + fifth)),
          ),
        ]),
    ...(journey === null || journey.pacingS === null
      ? []
      : [
          plain(
            { name: 'pacing', value: journey.pacingS, unit: 's', source: 'stated' },
            swingOf(premises, withPacing(1 - fifth), withPacing(1 + fifth)),
          ),
        ]),
    ...policy.events.map(({ name, factor }) => plain({ name: `event: ${name}`, value: factor, unit: 'times the peak', source: 'stated' })),
    ...(runway ? [plain({ name: 'lead-time', value: policy.leadTimeDays, unit: 'days', source: sourceOf(policy, 'leadTimeDays') })] : []),
  ];
}

function growthOf({ perMonth, low, high }: NonNullable<PlanningPolicy['growth']>, premises: Premises | null): Weighed[] {
  const guessed = low !== undefined || high !== undefined;
  const [from, to] = guessed ? [low ?? perMonth, high ?? perMonth] : [perMonth - Math.abs(perMonth) / 2, perMonth + Math.abs(perMonth) / 2];
  return [
    plain(
      { name: 'growth-per-month', value: perMonth, unit: 'fraction', source: 'stated' },
      swingOf(premises, { growthPerMonth: from }, { growthPerMonth: to }),
    ),
    ...(guessed
      ? [plain({ name: 'growth-between-low-and-high', value: demandConfidence, unit: 'fraction', source: 'default' } satisfies Assumption)]
      : []),
  ];
}

function capacitySide({ basis, policy, heldMs }: AssumptionsInput, premises: Premises | null): Weighed[] {
  const { capacity, scaling, transfer, replicas } = basis;
  const each = (throughput: number | null) =>
    throughput === null || capacity.value === null ? {} : { perReplica: throughput / replicas / (transfer.factor ?? 1) };
  const [least = 1, most = 1] = [assumedEfficiencies.at(-1), assumedEfficiencies[0]];
  return [
    ...(capacity.value === null
      ? []
      : [
          plain(
            { name: 'capacity-per-replica', value: capacity.value / replicas, unit: 'req/s', source: 'measured' },
            swingOf(premises, each(capacity.low), each(capacity.high)),
          ),
        ]),
    scaling === null
      ? plain(
          {
            name: 'replica-efficiency',
            value: `${most * 100} %, ${middleEfficiency * 100} % and ${least * 100} %`,
            unit: null,
            source: 'default',
          },
          swingOf(premises, { efficiency: least }, { efficiency: most }),
        )
      : plain({ name: 'replica-efficiency', value: `fitted to ${scaling.counts.join(', ')} replicas`, unit: null, source: 'measured' }),
    plain(
      { name: 'keep-free', value: policy.keepFree, unit: 'fraction', source: sourceOf(policy, 'keepFree') },
      swingOf(
        premises,
        { keepFree: Math.max(0, policy.keepFree - points) },
        { keepFree: Math.min(mostKeptFree, policy.keepFree + points) },
      ),
    ),
    ...(transfer.state === 'scaled' && transfer.factor !== null
      ? [
          plain(
            { name: 'production-scale', value: transfer.factor, unit: 'times what was measured', source: 'stated' },
            swingOf(premises, { scale: transfer.factor * (1 - fifth) }, { scale: transfer.factor * (1 + fifth) }),
          ),
        ]
      : []),
    ...(heldMs === null ? [] : [plain({ name: 'response-time-held', value: heldMs, unit: 'ms', source: 'measured' } satisfies Assumption)]),
  ];
}

function limitsSide({ basis, policy }: AssumptionsInput): Weighed[] {
  const { zones, spareReplicas, poolSize, databaseConnections } = policy;
  return [
    plain({ name: 'zones', value: zones, unit: null, source: sourceOf(policy, 'zones') }),
    plain({ name: 'spare-replicas', value: spareReplicas, unit: null, source: sourceOf(policy, 'spareReplicas') }),
    ...(poolSize === undefined ? [] : [plain({ name: 'pool-per-replica', value: poolSize, unit: 'connections', source: 'stated' })]),
    ...(databaseConnections === undefined
      ? []
      : [plain({ name: 'database-connections', value: databaseConnections, unit: 'connections', source: 'stated' })]),
    ...(basis.shared === null
      ? []
      : [plain({ name: 'shared-by-all-replicas', value: basis.shared.resource, unit: null, source: 'default' } satisfies Assumption)]),
  ];
}

function moneySide({ prices }: AssumptionsInput): Weighed[] {
  if (prices === null || prices.replicaPerHour === null) return [];
  return [
    plain({ name: 'price-per-replica-and-hour', value: prices.replicaPerHour, unit: '$', source: 'stated' }),
    plain({ name: 'cost-beside-replicas-per-month', value: prices.fixedPerMonth, unit: '$', source: 'stated' }),
    plain({ name: 'hours-per-month', value: hoursAMonth, unit: 'h', source: 'default' }),
  ];
}
