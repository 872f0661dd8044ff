/** The rate a month that compounds to `perYear` in twelve: (1 + perYear)^(1/12) - 1, the effective rate and not a twelfth of it. */
export function monthlyRate(perYear: number): number {
  return Math.expm1(Math.log1p(perYear) / 12);
}

/** What 1 at the end of each of so many months is worth at their start, at a rate a month above -1: (1 - (1 + r)^-n) / r. */
export function annuity(ratePerMonth: number, months: number): number {
  return ratePerMonth === 0 ? months : -Math.expm1(-months * Math.log1p(ratePerMonth)) / ratePerMonth;
}

/** Money of an investment: paid at the start, then the same gain (or loss) at the end of every month. */
export interface CashFlow {
  readonly setup: number;
  readonly netPerMonth: number;
  readonly months: number;
  /** Discount a year, as a fraction. */
  readonly ratePerYear: number;
}

/** Net present value at the start. 6,000 paid, then 1,350 a month for a year at 10 %: 9,390.66. */
export function npvOf({ setup, netPerMonth, months, ratePerYear }: CashFlow): number {
  return netPerMonth * annuity(monthlyRate(ratePerYear), months) - setup;
}
