import type { MoneyAssumption } from '../model/roi.ts';
import { type CashFlow, npvOf } from './npv.ts';

/** What the assumptions come to. */
export interface Totals extends CashFlow {
  readonly operatingPerMonth: number;
  readonly benefitPerMonth: number;
}

/** A case needs a rate and months; whatever else is not assumed is 0. Setup is what was given as such, hours x their rate, and what is bought. */
export function totalsOf(assumptions: readonly Pick<MoneyAssumption, 'code' | 'value'>[]): Totals {
  const sum = (code: MoneyAssumption['code']): number =>
    assumptions.reduce((total, assumption) => total + (assumption.code === code ? assumption.value : 0), 0);
  const operatingPerMonth = sum('operating');
  const benefitPerMonth = sum('benefit');
  return {
    setup: sum('setup') + sum('setup-hours') * sum('hourly-rate') + sum('setup-other'),
    operatingPerMonth,
    benefitPerMonth,
    netPerMonth: benefitPerMonth - operatingPerMonth,
    months: sum('months'),
    ratePerYear: sum('rate'),
  };
}

/** NPV of a case in which each assumption has the value that `chosen` gives it. */
export function npvWith(assumptions: readonly MoneyAssumption[], chosen: (assumption: MoneyAssumption, index: number) => number): number {
  return npvOf(totalsOf(assumptions.map((assumption, index) => ({ code: assumption.code, value: chosen(assumption, index) }))));
}
