import type { Plan } from '../../../../../engine/model/plan.ts';
import { servingOf } from '../../../../../engine/plan/serving.ts';
import { servingFacts } from '../../../../../reports/words/plan/roi.ts';
import type { Changes } from '../../../data/use-changes.ts';
import { Section } from '../../../parts/page.tsx';
import { Adjust } from '../../capacity/adjust.tsx';
import { type Adjustable, adjusted } from '../../capacity/adjustable.ts';
import { Facts } from '../../capacity/facts.tsx';

export const servingNames: readonly string[] = ['replica-hour', 'fixed'];

/** Prices as the plan was made with them; null where nobody said one. */
function pricesIn({ capacity }: Pick<Plan, 'capacity'>): { readonly replicaPerHour: number | null; readonly fixedPerMonth: number } {
  const value = (name: string): number | null => {
    const found = capacity?.planning?.assumptions.find((assumption) => assumption.name === name)?.value;
    return typeof found === 'number' ? found : null;
  };
  return { replicaPerHour: value('price-per-replica-and-hour'), fixedPerMonth: value('cost-beside-replicas-per-month') ?? 0 };
}

/** Cost of serving with what somebody changed; as it was where nothing is, or no capacity is known. */
export function servingWith(plan: Plan, changed: Changes['values']): Plan['serving'] {
  const [price, fixed] = [adjusted({ min: 0 }, changed['replica-hour']), adjusted({ min: 0 }, changed.fixed)];
  if (plan.capacity === null || (price === null && fixed === null)) return plan.serving;
  const before = pricesIn(plan);
  return servingOf(plan.capacity, { replicaPerHour: price ?? before.replicaPerHour, fixedPerMonth: fixed ?? before.fixedPerMonth });
}

/** What it costs to serve a month, 1,000 requests, a user, at the most load that meets the target. */
export function Serving({ plan, serving, changes }: { readonly plan: Plan; readonly serving: Plan['serving']; readonly changes: Changes }) {
  const { currency, prices, capacity } = plan;
  if (capacity === null) return null;
  const { replicaPerHour, fixedPerMonth } = pricesIn(plan);
  const adjustables: readonly Adjustable[] = [
    {
      name: 'replica-hour',
      title: 'A replica',
      unit: `${currency} an hour`,
      min: 0,
      max: Math.max(1, 4 * (replicaPerHour ?? 0)),
      step: 0.001,
      configured: replicaPerHour,
    },
    {
      name: 'fixed',
      title: 'Beside replicas',
      unit: `${currency} a month`,
      min: 0,
      max: Math.max(500, 4 * fixedPerMonth),
      step: 5,
      configured: fixedPerMonth,
    },
  ];
  return (
    <Section id="serving" title="Cost of serving">
      <fieldset className="adjusts plan-case">
        <legend>Prices</legend>
        {adjustables.map((what) => (
          <Adjust key={what.name} what={what} value={changes.values[what.name]} onChange={(value) => changes.change(what.name, value)} />
        ))}
      </fieldset>
      {serving === null ? (
        <p className="soft">
          Nothing says what a replica costs, or no capacity was found: type a price above, or name it under costs in headroom.config.ts.
        </p>
      ) : (
        <Facts facts={servingFacts(serving, currency)} />
      )}
      {prices?.old === true && <p className="soft">The prices are {prices.ageDays} days old: look them up again.</p>}
    </Section>
  );
}
