import type { Projection } from '../../../engine/model/projection.ts';
import { fixed } from '../digits.ts';
import { signOf } from '../plan/money.ts';

/** How a projected number is written: what stands before and after it, and whether parts of one have a meaning. */
export interface Measure {
  readonly before?: string;
  readonly after: string;
  readonly whole?: boolean;
}

export const measures = {
  requests: { after: ' req/s' },
  journeys: { after: ' journeys/s' },
  users: { after: ' users', whole: true },
  connections: { after: ' connections', whole: true },
  inFlight: { after: ' in flight' },
  replicas: { after: '', whole: true },
  share: { after: ' %' },
  plain: { after: '' },
} as const satisfies Readonly<Record<string, Measure>>;

/** Money a month, in whole units of its currency; dollars where none is said. */
export function moneyMeasure(currency = 'USD'): Measure {
  return { before: signOf(currency), after: '', whole: true };
}

const leastDigits = 3;
const mostDigits = 4;
// A range must be at least this many of the last digit wide to be seen in it.
const visibleSteps = 4;

/** What the last digit counts: three significant digits, more where the range would vanish in them. */
function lastDigit({ value, low, high }: Pick<Projection, 'value' | 'low' | 'high'>, whole: boolean): number {
  const size = Math.max(Math.abs(value ?? 0), Math.abs(low ?? 0), Math.abs(high ?? 0));
  if (size === 0) return 1;
  const magnitude = Math.floor(Math.log10(Number(size.toPrecision(leastDigits))));
  const width = low === null || high === null ? 0 : high - low;
  for (let digits = leastDigits; ; digits++) {
    const step = 10 ** (magnitude - digits + 1);
    if (whole && step <= 1) return 1;
    if (width === 0 || width >= visibleSteps * step || digits === mostDigits) return step;
  }
}

function written(value: number, step: number): string {
  return fixed(Math.round(value / step) * step, Math.min(4, Math.max(0, -Math.round(Math.log10(step)))));
}

export interface Written {
  /** `142`, or `refused`. */
  readonly value: string;
  /** `[138, 147]`, `[138, open]`, `no range`; empty where it is refused. */
  readonly range: string;
  /** Both ends alone; null where there is none, or it is open. */
  readonly low: string | null;
  readonly high: string | null;
}

/** A projected number in as many digits as its range can be seen in, without its unit. */
export function writtenOf(projection: Pick<Projection, 'value' | 'low' | 'high'>, { whole = false }: Pick<Measure, 'whole'> = {}): Written {
  const { value, low, high } = projection;
  if (value === null) return { value: 'refused', range: '', low: null, high: null };
  const step = lastDigit(projection, whole);
  const [from, to] = [low === null ? null : written(low, step), high === null ? null : written(high, step)];
  const range = from === null && to === null ? 'no range' : `[${from ?? 'open'}, ${to ?? 'open'}]`;
  return { value: written(value, step), range, low: from, high: to };
}

/** `142 journeys/s`, `$1,240`, `refused`. */
export function amount(projection: Pick<Projection, 'value' | 'low' | 'high'>, measure: Measure): string {
  const { value } = writtenOf(projection, measure);
  return projection.value === null ? value : `${measure.before ?? ''}${value}${measure.after}`;
}

/** `142 journeys/s [138, 147], measured`: never a number without its range and label. `refused` alone, its reason being told elsewhere. */
export function projected(projection: Projection, measure: Measure): string {
  if (projection.value === null) return 'refused';
  return `${amount(projection, measure)} ${writtenOf(projection, measure).range}, ${projection.label}`;
}

/** Whether a number is only what was measured, and the end was not reached. */
export function isAtLeast({ reasons }: Pick<Projection, 'reasons'>): boolean {
  return reasons.some(({ code }) => code === 'capacity-at-least');
}

/** What a range covers: `80 % range`. */
export function rangeName({ confidence }: Pick<Projection, 'confidence'>): string {
  return `${fixed(confidence * 100, 0)} % range`;
}

/** `18 % beyond the highest load measured`; null within it. */
export function beyond({ ratio }: Pick<Projection, 'ratio'>): string | null {
  return ratio === null || ratio <= 1 ? null : `${fixed((ratio - 1) * 100, 0)} % beyond the highest load measured`;
}

/** A measured number with its interval in as many digits as that can be seen in: `610 [606, 615]`; without one where none was measured. */
export function measuredNumber(estimate: Pick<Projection, 'value' | 'low' | 'high'>): string {
  const { value, range } = writtenOf(estimate);
  return estimate.low === null && estimate.high === null ? value : `${value} ${range}`;
}
