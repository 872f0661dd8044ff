import { z } from 'zod';

const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * A quantity as Kubernetes writes it (`200m`, `512Mi`, `1.5`, `2e3`) as a number, finer parts than a thousandth rounded up as its controllers
 * do (`Quantity.MilliValue`); null where it is none.
 */
export function parseQuantity(text: string | number): number | null {
  const [, digits, suffix = ''] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(String(text).trim()) ?? [];
  const scale = suffixes[suffix];
  if (digits === undefined || scale === undefined) return null;
  const value = Number(digits) * scale;
  if (!Number.isFinite(value)) return null;
  const milli = value * 1000;
  // What binary fractions leave is no part of the quantity.
  const whole = Math.round(milli);
  return (Math.abs(milli - whole) <= Math.abs(milli) * 1e-12 + 1e-9 ? whole : Math.ceil(milli)) / 1000;
}

/** A quantity that reads back as this number: `200m`, `512Mi`, `1500`. */
export function formatQuantity(value: number): string {
  for (const suffix of ['Gi', 'Mi', 'Ki'] as const) {
    const scale = suffixes[suffix] ?? 1;
    if (value !== 0 && value % scale === 0) return `${value / scale}${suffix}`;
  }
  if (Number.isInteger(value)) return String(value);
  return `${Math.round(value * 1000)}m`;
}

/** A quantity of at least nothing, stored as a number: cores, bytes, or whatever a metric counts. */
export const quantitySchema = z
  .union([z.string(), z.number()])
  .transform((text, context) => {
    const value = parseQuantity(text);
    if (value === null || value < 0) {
      context.addIssue({ code: 'custom', message: 'expected a quantity such as 200m, 512Mi or 1.5' });
      return z.NEVER;
    }
    return value;
  })
  .pipe(z.number().min(0));
