import type { Investment } from '../../../engine/model/roi.ts';
import { counted, fixed } from '../digits.ts';
import type { Fact } from '../provenance.ts';
import { signOf } from './money.ts';

/** The numbers of an investment to the cent, for who makes them again: payback 4.44 months, NPV $9,390.66. */
export function exactFacts({
  currency,
  setup,
  netPerMonth,
  paybackMonths,
  months,
  net,
  npv,
  irrPerMonth,
  roiPerMonth,
}: Investment): Fact[] {
  const cents = (amount: number): string => {
    const written = fixed(Math.abs(amount), 2);
    return `${amount < 0 && /[1-9]/.test(written) ? '−' : ''}${signOf(currency)}${written}`;
  };
  const percent = (share: number | null): string => (share === null ? 'none' : `${fixed(share * 100, 2)} %`);
  return [
    ['Setup', cents(setup)],
    ['Net a month', cents(netPerMonth)],
    ['Return a month', percent(roiPerMonth)],
    ['Payback', paybackMonths === null ? 'never' : `${fixed(paybackMonths, 2)} months`],
    [`Net over ${counted(months, 'month')}`, cents(net)],
    ['NPV', cents(npv)],
    ['Internal rate a month', percent(irrPerMonth)],
  ];
}
