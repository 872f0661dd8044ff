import type { Estimate } from '../../engine/model/estimate.ts';
import type { Unit } from '../../engine/model/metric.ts';
import { count, decimalsOf, fixed, significant, trimmed } from './digits.ts';

/** Values are divided by `divisor` and followed by `suffix`. */
interface Scale {
  readonly divisor: number;
  readonly suffix: string;
}

const rounded = (value: number): number => Math.abs(Number(value.toPrecision(3)));

function scaleOf(value: number, unit: Unit): Scale {
  const size = rounded(value);
  switch (unit) {
    case 'ms':
      return size < 1000 ? { divisor: 1, suffix: ' ms' } : { divisor: 1000, suffix: ' s' };
    case 'bytes':
      if (size < 1000) return { divisor: 1, suffix: ' B' };
      if (size < 1e6) return { divisor: 1000, suffix: ' kB' };
      return size < 1e9 ? { divisor: 1e6, suffix: ' MB' } : { divisor: 1e9, suffix: ' GB' };
    case 'fraction':
      return { divisor: 0.01, suffix: ' %' };
    case 'perSecond':
      return { divisor: 1, suffix: '/s' };
    case 'users':
    case 'count':
    case 'score':
      return { divisor: 1, suffix: '' };
  }
}

const isWhole = (value: number, unit: Unit): boolean => (unit === 'users' || unit === 'count') && Number.isInteger(value);

/** A share in percent that never rounds to all or to nothing: `99.96 %`, `0.12 %`. */
function percent(fraction: number): string {
  const value = fraction * 100;
  for (let decimals = decimalsOf(value); value > 99 && value < 100 && decimals < 8; decimals++) {
    const text = fixed(value, decimals);
    if (!text.startsWith('100')) return `${text} %`;
  }
  return `${significant(value)} %`;
}

/** A measured value with its unit, three significant digits: `212 ms`, `1.24 s`, `18.4 kB`, `0.12 %`. Whole counts keep every digit. */
export function quantity(value: number | null, unit: Unit): string {
  if (value === null || !Number.isFinite(value)) return '–';
  if (unit === 'fraction') return percent(value);
  const { divisor, suffix } = scaleOf(value, unit);
  return `${isWhole(value, unit) ? count(value) : significant(value / divisor)}${suffix}`;
}

const mostDigits = 9;

/** Two values with their unit, with as many digits as tell them apart: `21,380` and `21,420`, where three would read alike. */
export function quantities(one: number, other: number, unit: Unit): readonly [one: string, other: string] {
  const plain = [quantity(one, unit), quantity(other, unit)] as const;
  if (one === other || plain[0] !== plain[1]) return plain;
  const { divisor, suffix } = scaleOf(one, unit);
  for (let digits = 4; digits <= mostDigits; digits++) {
    const written = (value: number): string => {
      const shown = value / divisor;
      const magnitude = shown === 0 ? 0 : Math.floor(Math.log10(Math.abs(shown)));
      return `${fixed(Number(shown.toPrecision(digits)), Math.max(0, digits - 1 - magnitude))}${suffix}`;
    };
    if (written(one) !== written(other)) return [written(one), written(other)];
  }
  return plain;
}

/** A limit as people write it, without closing zeros: `300 ms`, `2.5 s`, `1 %`. */
export function limit(value: number, unit: Unit): string {
  const { divisor, suffix } = scaleOf(value, unit);
  return `${isWhole(value, unit) ? count(value) : trimmed(value / divisor)}${suffix}`;
}

/** `[205, 221]` in the unit and with the decimals of the value beside it; empty where the data carry no interval. */
export function interval(estimate: Estimate, unit: Unit): string {
  const { value, low, high } = estimate;
  if (low === null || high === null) return '';
  const { divisor } = scaleOf(value, unit);
  const widest = Math.max(Math.abs(low), Math.abs(high), Math.abs(value)) / divisor;
  const decimals = value === 0 ? decimalsOf(widest) : Math.min(decimalsOf(value / divisor), 4);
  return `[${fixed(low / divisor, decimals)}, ${fixed(high / divisor, decimals)}]`;
}

/** `212 ms [205, 221]`; `–` for nothing. */
export function estimated(estimate: Estimate | null, unit: Unit): string {
  if (estimate === null) return '–';
  const range = interval(estimate, unit);
  return range === '' ? quantity(estimate.value, unit) : `${quantity(estimate.value, unit)} ${range}`;
}

/** `(n = 19,680)`: stands near every percentile. */
export function samples(total: number): string {
  return `n = ${count(total)}`;
}

/** A moment on an axis of a certain length: `30 s`, `1:30`, `2:05:00`. */
export function clock(seconds: number, span: number): string {
  if (span <= 120) return `${Math.round(seconds)} s`;
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), Math.round(seconds % 60)];
  return span < 3600 ? `${minutes}:${two(rest)}` : `${hours}:${two(minutes)}:${two(rest)}`;
}

/** A stretch of time: `60 s`, `5 min`, `1 h 30 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (seconds < 10 && !Number.isInteger(seconds)) return `${significant(seconds)} s`;
  if (whole < 120) return `${whole} s`;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = whole % 60;
  return [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`, rest > 0 && `${rest} s`].filter(Boolean).join(' ');
}
