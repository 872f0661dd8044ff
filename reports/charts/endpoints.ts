import type { EndpointRow, Report } from '../../engine/model/report.ts';
import { type Markup, markup } from '../markup.ts';
import { count } from '../words/digits.ts';
import { estimated, limit, quantity, samples } from '../words/quantity.ts';
import { box, label, line } from './draw.ts';
import { figure } from './figure.ts';
import { drawRows, rowHeight } from './rows.ts';
import { fromZero } from './scale.ts';

const mostRows = 12;

const slowestFirst = (a: EndpointRow, b: EndpointRow): number => (b.p95?.value ?? -1) - (a.p95?.value ?? -1);

/** p95 of each endpoint with its interval, slowest first, the target across all of them. */
export function endpointBars(report: Report, id: string): Markup | null {
  const measured = report.endpoints.filter(({ p95 }) => p95 !== null).sort(slowestFirst);
  const rows = measured.slice(0, mostRows);
  if (rows.length < 2) return null;
  const { limitMs } = report.headroom;
  const greatest = Math.max(...rows.map(({ p95 }) => p95?.high ?? p95?.value ?? 0));
  const scale = fromZero(limitMs !== null && limitMs <= 4 * greatest ? Math.max(greatest, limitMs * 1.05) : greatest);
  const height = rows.length * rowHeight;
  const limitAt = limitMs !== null && limitMs <= scale.high ? scale.at(limitMs) : null;
  const drawn = drawRows(
    rows.map(({ name, p95 }) => ({
      name,
      value: `${estimated(p95, 'ms')} · ${samples(p95?.samples ?? 0)}`,
      short: `${quantity(p95?.value ?? null, 'ms')} · ${samples(p95?.samples ?? 0)}`,
      draw: (y) => {
        const value = p95?.value ?? 0;
        const over = limitMs !== null && value > limitMs;
        return [
          box(over ? 'bar over' : 'bar', 0, y - 4, scale.at(value), 8),
          // In the strip of its row alone: a line through all rows would cross their words.
          limitAt !== null && line('limit solid', limitAt, y - 9, limitAt, y + 9),
          p95 && p95.low !== null && p95.high !== null && line('whisker', scale.at(p95.low), y, scale.at(p95.high), y),
        ];
      },
    })),
  );
  const roof =
    limitAt !== null &&
    label(`target ${limit(limitMs ?? 0, 'ms')}`, { x: limitAt, y: -6, anchor: limitAt > 0.8 ? 'end' : 'middle', className: 'limit-name' });
  const left = report.endpoints.length - rows.length;
  return figure(
    {
      id,
      title: 'p95 latency by endpoint',
      note: left > 0 ? `Slowest first; ${count(left)} more in the table below.` : 'Slowest first, with the 95 % interval.',
      description: `Bars of the p95 latency of ${rows.length} endpoints; the slowest is ${rows[0]?.name ?? ''}.`,
      height,
      className: 'rows',
      data: {
        titles: ['Endpoint', 'p95', 'Samples'],
        rows: rows.map(({ name, p95 }) => [name, estimated(p95, 'ms'), count(p95?.samples ?? 0)]),
      },
    },
    markup`${roof}${drawn}${line('axis', 0, height, 1, height)}${scale.ticks.map((tick, index) =>
      label(limit(tick, 'ms'), {
        x: scale.at(tick),
        y: height + 16,
        anchor: index === 0 ? 'start' : tick === scale.high ? 'end' : 'middle',
        className: 'soft',
      }),
    )}`,
  );
}
