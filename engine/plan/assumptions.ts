import type { MoneyAssumption } from '../model/roi.ts';

interface MonthlyItem {
  readonly name: string;
  readonly perMonth: Ranged;
}

/** What a case is made of, as it was written down: work and what is bought, or a sum. */
export interface MoneyCase {
  readonly setup: { readonly hours: Ranged; readonly hourlyRate: Ranged; readonly other: Ranged } | { readonly total: Ranged } | undefined;
  readonly operatingPerMonth: readonly MonthlyItem[];
  readonly benefits: readonly MonthlyItem[];
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
