import type { Assumption } from '../../model/planning.ts';
import { assumedEfficiencies, hoursAMonth } from './replica-rows.ts';
import { type Premises, swingOf } from './swing.ts';
import { type AssumptionsInput, fifth, sourceOf, type Weighed, weigh } from './weighed.ts';

const pointsOfAShare = 0.1;
const mostKeptFree = 0.95;
/** What a replica is taken to give beside others where the answer needs one number. */
export const middleEfficiency = 0.9;

/** What is assumed of replicas: what they give, what stays free, their limits, their price. */
export function supplyAssumptions(input: AssumptionsInput, premises: Premises | null): Weighed[] {
  return [...capacitySide(input, premises), ...limitsSide(input), ...moneySide(input)];
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
          weigh(
            { name: 'capacity-per-replica', value: capacity.value / replicas, unit: 'req/s', source: 'measured' },
            swingOf(premises, each(capacity.low), each(capacity.high)),
          ),
        ]),
    scaling === null
      ? weigh(
          {
            name: 'replica-efficiency',
            value: `${most * 100} %, ${middleEfficiency * 100} % and ${least * 100} %`,
            unit: null,
            source: 'default',
          },
          swingOf(premises, { efficiency: least }, { efficiency: most }),
        )
      : weigh({ name: 'replica-efficiency', value: `fitted to ${scaling.counts.join(', ')} replicas`, unit: null, source: 'measured' }),
    weigh(
      { name: 'keep-free', value: policy.keepFree, unit: 'fraction', source: sourceOf(policy, 'keepFree') },
      swingOf(
        premises,
        { keepFree: Math.max(0, policy.keepFree - pointsOfAShare) },
        { keepFree: Math.min(mostKeptFree, policy.keepFree + pointsOfAShare) },
      ),
    ),
    ...(transfer.state === 'scaled' && transfer.factor !== null
      ? [
          weigh(
            { name: 'production-scale', value: transfer.factor, unit: 'times what was measured', source: 'stated' },
            swingOf(premises, { scale: transfer.factor * (1 - fifth) }, { scale: transfer.factor * (1 + fifth) }),
          ),
        ]
      : []),
    ...(heldMs === null ? [] : [weigh({ name: 'response-time-held', value: heldMs, unit: 'ms', source: 'measured' } satisfies Assumption)]),
  ];
}

function limitsSide({ basis, policy }: AssumptionsInput): Weighed[] {
  const { zones, spareReplicas, poolSize, databaseConnections } = policy;
  return [
    weigh({ name: 'zones', value: zones, unit: null, source: sourceOf(policy, 'zones') }),
    weigh({ name: 'spare-replicas', value: spareReplicas, unit: null, source: sourceOf(policy, 'spareReplicas') }),
    ...(poolSize === undefined ? [] : [weigh({ name: 'pool-per-replica', value: poolSize, unit: 'connections', source: 'stated' })]),
    ...(databaseConnections === undefined
      ? []
      : [weigh({ name: 'database-connections', value: databaseConnections, unit: 'connections', source: 'stated' })]),
    ...(basis.shared === null
      ? []
      : [weigh({ name: 'shared-by-all-replicas', value: basis.shared.resource, unit: null, source: 'default' } satisfies Assumption)]),
  ];
}

function moneySide({ prices }: AssumptionsInput): Weighed[] {
  if (prices === null || prices.replicaPerHour === null) return [];
  const unit = prices.currency ?? '$';
  return [
    weigh({ name: 'price-per-replica-and-hour', value: prices.replicaPerHour, unit, source: 'stated' }),
    weigh({ name: 'cost-beside-replicas-per-month', value: prices.fixedPerMonth, unit, source: 'stated' }),
    weigh({ name: 'hours-per-month', value: hoursAMonth, unit: 'h', source: 'default' }),
  ];
}
