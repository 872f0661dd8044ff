import type { Investment, MoneyAssumption } from '../model/roi.ts';
import { irrPerMonth, yearlyRate } from './irr.ts';
import { annuity, monthlyRate, npvOf } from './npv.ts';
import { npvRangeOf } from './npv-range.ts';
import { paybackMonths } from './payback.ts';
import { tornadoOf } from './tornado.ts';
import { totalsOf } from './totals.ts';

/** What an investment is worth under its assumptions. These must have one rate and one whole number of months, from 1 up. */
export function roiOf(currency: string, assumptions: readonly MoneyAssumption[]): Investment {
  const totals = totalsOf(assumptions);
  const { setup, netPerMonth, months, ratePerYear, operatingPerMonth, benefitPerMonth } = totals;
  const ratePerMonth = monthlyRate(ratePerYear);
  const irr = irrPerMonth(totals);
  return {
    currency,
    months,
    setup,
    operatingPerMonth,
    benefitPerMonth,
    netPerMonth,
    roiPerMonth: setup > 0 ? netPerMonth / setup : null,
    paybackMonths: paybackMonths(setup, netPerMonth),
    net: months * netPerMonth - setup,
    ratePerYear,
    ratePerMonth,
    npv: npvOf(totals),
    irrPerMonth: irr,
    irrPerYear: irr === null ? null : yearlyRate(irr),
    cumulative: Array.from({ length: months + 1 }, (_, month) => ({
      month,
      cash: month * netPerMonth - setup,
      discounted: netPerMonth * annuity(ratePerMonth, month) - setup,
    })),
    assumptions: [...assumptions],
    tornado: tornadoOf(assumptions),
    range: npvRangeOf(assumptions),
  };
}
