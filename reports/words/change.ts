import type { Change } from '../../engine/model/comparison.ts';
import type { Estimate } from '../../engine/model/estimate.ts';
import { metricById, type Unit } from '../../engine/model/metric.ts';
import { fixed } from './digits.ts';
import { interval, quantity } from './quantity.ts';

const percentDecimals = (percent: number): number => (Math.abs(percent) >= 99.95 ? 0 : 1);

function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A relative change: `+4.2 %`, `−0.8 %`, `+130 %`. */
export function percentChange(fraction: number): string {
  const percent = fraction * 100;
  return `${signed(percent, percentDecimals(percent))} %`;
}

/** `+4.2 % [1.1, 7.3]`; without the interval where there is none. */
export function percentChangeWithInterval({ value, low, high }: Estimate): string {
  if (low === null || high === null) return percentChange(value);
  const decimals = percentDecimals(Math.max(Math.abs(value), Math.abs(low), Math.abs(high)) * 100);
  return `${signed(value * 100, decimals)} % [${fixed(low * 100, decimals)}, ${fixed(high * 100, decimals)}]`;
}

const pointDecimals = (points: number): number => (Math.abs(points) >= 0.1 || points === 0 ? 2 : Math.abs(points) >= 0.01 ? 3 : 4);

/** A share's move in percentage points: `+0.12 points [−0.48, 0.72]`. */
function pointsChange({ value, low, high }: Estimate): string {
  const decimals = pointDecimals(value * 100);
  const points = `${signed(value * 100, decimals)} points`;
  return low === null || high === null ? points : `${points} [${fixed(low * 100, decimals)}, ${fixed(high * 100, decimals)}]`;
}

/** How a metric moved, with its interval: relative, in points for a share, else in the metric's unit. */
export function movement(change: Pick<Change, 'metric' | 'scale' | 'change'>): string {
  if (change.scale === 'ratio') return percentChangeWithInterval(change.change);
  const { unit } = metricById(change.metric);
  if (unit === 'fraction') return pointsChange(change.change);
  const range = interval(change.change, unit);
  return range === '' ? difference(change.change.value, unit) : `${difference(change.change.value, unit)} ${range}`;
}

/** `+12 ms`, `−3 users`. */
export function difference(value: number, unit: Unit): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${quantity(Math.abs(value), unit)}`;
}

/** The least change that would be noticed: `63 %`, `2.5 %`, `0.20 points`; null while the spread is unknown. */
export function smallestDetectable({ smallestDetectableChange: least, scale, metric }: Change): string | null {
  if (least === null) return null;
  const { unit } = metricById(metric);
  if (scale === 'ratio') return `${fixed(least * 100, least < 0.0995 ? 1 : 0)} %`;
  return unit === 'fraction' ? `${fixed(least * 100, pointDecimals(least * 100))} points` : quantity(least, unit);
}
