import type { Assumption, PlanningPolicy } from '../../model/planning.ts';
import { demandConfidence } from '../runway/demand.ts';
import { type Premises, swingOf } from './swing.ts';
import { type AssumptionsInput, fifth, sourceOf, type Weighed, weigh } from './weighed.ts';

/** What is assumed of users: how many, how they grow, what they do. */
export function demandAssumptions({ policy, normal, basis, runway }: AssumptionsInput, premises: Premises | null): Weighed[] {
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
          weigh(
            {
              name: normal.from === 'stated' ? 'normal-users' : 'last-users-of-the-history',
              value: normal.users,
              unit: 'users',
              source: 'stated',
            },
            moved('users', normal.users),
          ),
          weigh(
            { name: 'peak-factor', value: peakFactor, unit: null, source: sourceOf(policy, 'peakFactor') },
            moved('peakFactor', peakFactor),
          ),
        ]),
    ...(growth === undefined ? [] : growthOf(growth, premises)),
    ...(journey === null
      ? []
      : [
          weigh({ name: 'requests-per-journey', value: journey.requests, unit: null, source: 'measured' }),
          weigh(
            { name: 'think-time-per-journey', value: journey.thinkMs / 1000, unit: 's', source: 'stated' },
            swingOf(premises, withThinking(1 - fifth), withThinking(1 + fifth)),
          ),
        ]),
    ...(journey === null || journey.pacingS === null
      ? []
      : [
          weigh(
            { name: 'pacing', value: journey.pacingS, unit: 's', source: 'stated' },
            swingOf(premises, withPacing(1 - fifth), withPacing(1 + fifth)),
          ),
        ]),
    ...policy.events.map(({ name, factor }) => weigh({ name: `event: ${name}`, value: factor, unit: 'times the peak', source: 'stated' })),
    ...(runway ? [weigh({ name: 'lead-time', value: policy.leadTimeDays, unit: 'days', source: sourceOf(policy, 'leadTimeDays') })] : []),
  ];
}

function growthOf({ perMonth, low, high }: NonNullable<PlanningPolicy['growth']>, premises: Premises | null): Weighed[] {
  const guessed = low !== undefined || high !== undefined;
  const [from, to] = guessed ? [low ?? perMonth, high ?? perMonth] : [perMonth - Math.abs(perMonth) / 2, perMonth + Math.abs(perMonth) / 2];
  return [
    weigh(
      { name: 'growth-per-month', value: perMonth, unit: 'fraction', source: 'stated' },
      swingOf(premises, { growthPerMonth: from }, { growthPerMonth: to }),
    ),
    ...(guessed
      ? [weigh({ name: 'growth-between-low-and-high', value: demandConfidence, unit: 'fraction', source: 'default' } satisfies Assumption)]
      : []),
  ];
}
