import { annuity, type CashFlow } from './npv.ts';

const halvings = 200;

/**
 * Internal rate of return a month: the rate at which the NPV is 0. Unique, since the flows change their sign once; below 0 where the
 * months do not bring the setup back. Null without a setup or a gain, where no rate does it.
 */
export function irrPerMonth({ setup, netPerMonth, months }: Pick<CashFlow, 'setup' | 'netPerMonth' | 'months'>): number | null {
  if (!(setup > 0) || !(netPerMonth > 0)) return null;
  // An annuity of any length is worth less than the same for ever, 1 / r: at this rate the NPV is below 0.
  let high = netPerMonth / setup;
  let low = -1;
  for (let step = 0; step < halvings && high - low > Number.EPSILON * Math.max(1, high); step++) {
    const middle = (low + high) / 2;
    if (netPerMonth * annuity(middle, months) > setup) low = middle;
    else high = middle;
  }
  const found = (low + high) / 2;
  return Number.isFinite(found) ? found : null;
}

/** A monthly rate compounded for a year; null where it is beyond every number. */
export function yearlyRate(perMonth: number): number | null {
  const perYear = Math.expm1(12 * Math.log1p(perMonth));
  return Number.isFinite(perYear) ? perYear : null;
}
