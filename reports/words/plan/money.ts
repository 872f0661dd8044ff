import { decimalsOf, fixed } from '../digits.ts';

const signs: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' };

// Below a cent three digits still tell one price from another.
const mostDecimals = 8;

function digits(size: number): string {
  if (size >= 100 || Number.isInteger(size)) return fixed(size, 0);
  if (size >= 1) return fixed(size, 2);
  const decimals = size >= 0.01 ? decimalsOf(size) : Math.min(mostDecimals, 2 - Math.floor(Math.log10(size)));
  const written = fixed(size, decimals);
  return /[1-9]/.test(written) ? written : '0';
}

/** What stands before an amount: `$`, `€`, `CHF `. */
export function signOf(currency: string): string {
  return (Object.hasOwn(signs, currency) ? signs[currency] : undefined) ?? `${currency} `;
}

/** An amount of money: `$6,000`, `−$50`, `$4.50`, `$0.00114`, `CHF 1,200`. Whole from a hundred on. */
export function money(amount: number | null, currency: string): string {
  if (amount === null || !Number.isFinite(amount)) return '–';
  const written = digits(Math.abs(amount));
  return `${amount < 0 && /[1-9]/.test(written) ? '−' : ''}${signOf(currency)}${written}`;
}

/** `$0.30 [0.27, 0.33]`: the ends without the sign; `open` where there is none. */
export function moneyRange({ value, low, high }: { value: number; low: number | null; high: number | null }, currency: string): string {
  if (low === null && high === null) return money(value, currency);
  const end = (amount: number | null): string => (amount === null ? 'open' : digits(Math.abs(amount)));
  return `${money(value, currency)} [${end(low)}, ${end(high)}]`;
}
