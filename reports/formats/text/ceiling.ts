import type { Report } from '../../../engine/model/report.ts';
import { freeUnderCeiling } from '../../words/ceiling.ts';
import { quantity } from '../../words/quantity.ts';
import type { Paint } from './paint.ts';

/** The ceiling in one line: what was measured, the gap, the limit. Empty without both. */
export function ceilingLine(report: Report, columns: number, paint: Paint): string[] {
  const { p95Ms, limitMs } = report.headroom;
  if (freeUnderCeiling(report) === null || p95Ms === null || limitMs === null || limitMs <= 0) return [];
  const before = `p95 ${quantity(p95Ms, 'ms')} `;
  const after = ` ${quantity(limitMs, 'ms')} target`;
  const room = Math.max(10, columns - before.length - after.length - 1);
  const scale = Math.max(p95Ms, limitMs);
  const ceiling = Math.round((limitMs / scale) * room);
  const filled = Math.round((p95Ms / scale) * room);
  const under = paint('█'.repeat(Math.min(filled, ceiling)), filled > ceiling ? 'bad' : 'good');
  const gap = '░'.repeat(Math.max(0, ceiling - filled));
  const beyond = filled > ceiling ? paint('█'.repeat(filled - ceiling), 'bad') : '';
  return [`${before}${under}${gap}│${beyond}${after}`];
}
