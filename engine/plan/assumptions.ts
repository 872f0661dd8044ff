import type { PlanSettings } from '../model/plan-settings.ts';
import type { Prices } from '../model/prices.ts';
import type { MoneyAssumption } from '../model/roi.ts';

/** What a case is made of, as it was written down. */
export interface MoneyCase {
  readonly setup: Prices['setup'] | { readonly total: Ranged };
  readonly operatingPerMonth: Prices['operatingPerMonth'];
  readonly benefits: PlanSettings['benefits'];
  readonly months: Stated<number>;
  readonly ratePerYear: Stated<number>;
}

export interface Ranged {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A number, and whether somebody said it. */
export interface Stated<Value> {
  readonly value: Value;
  readonly source: MoneyAssumption['source'];
}

const single = (code: MoneyAssumption['code'], ranged: Ranged, name: string | null = null): MoneyAssumption => ({
  code,
  name,
  value: ranged.value,
  low: ranged.low,
  high: ranged.high,
  source: 'stated',
});

/** Every input of a case as an assumption with its name, so that each can be argued with. */
export function assumptionsOf({ setup, operatingPerMonth, benefits, months, ratePerYear }: MoneyCase): MoneyAssumption[] {
  return [
    ...setupOf(setup),
    ...operatingPerMonth.map(({ name, perMonth }) => single('operating', perMonth, name)),
    ...benefits.map(({ name, perMonth }) => single('benefit', perMonth, name)),
    { ...single('rate', { value: ratePerYear.value, low: null, high: null }), source: ratePerYear.source },
    { ...single('months', { value: months.value, low: null, high: null }), source: months.source },
  ];
}

function setupOf(setup: MoneyCase['setup']): MoneyAssumption[] {
  if (setup === undefined) return [];
  if ('total' in setup) return [single('setup', setup.total)];
  const { hours, hourlyRate, other } = setup;
  return [
    single('setup-hours', hours),
    single('hourly-rate', hourlyRate),
    ...(other.value === 0 && other.high === null ? [] : [single('setup-other', other)]),
  ];
}
