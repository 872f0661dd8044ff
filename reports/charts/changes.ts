import type { Change, Comparison } from '../../engine/model/comparison.ts';
import { metricById } from '../../engine/model/metric.ts';
import { type Markup, markup } from '../markup.ts';
import { movement, percentChange } from '../words/change.ts';
import { changeName, placeName } from '../words/comparison.ts';
import { count } from '../words/digits.ts';
import { quantity } from '../words/quantity.ts';
import { box, dot, label, line } from './draw.ts';
import { figure } from './figure.ts';
import { drawRows, rowHeight } from './rows.ts';
import { aboutZero } from './scale.ts';

const mostRows = 8;

/** Changes worth a picture: relative ones with an interval, in the order of the comparison; all relative ones where none has an interval. */
function drawable({ changes }: Comparison): Change[] {
  const relative = changes.filter(({ scale, statistic }) => scale === 'ratio' && statistic !== 'count');
  const known = relative.filter(({ change }) => change.low !== null);
  return (known.length > 0 ? known : relative).slice(0, mostRows);
}

/** Relative changes with their intervals about zero: right of it is more than before. */
export function changeRows(comparison: Comparison, id: string): Markup | null {
  const rows = drawable(comparison);
  if (rows.length === 0) return null;
  const greatest = Math.max(0.02, ...rows.flatMap(({ change }) => [change.value, change.low ?? 0, change.high ?? 0].map(Math.abs)));
  const scale = aboutZero(Math.min(greatest, 3));
  const height = rows.length * rowHeight;
  const unitOf = ({ metric }: Change) => metricById(metric).unit;
  return figure(
    {
      id,
      title: 'What moved most',
      note: 'Point and interval; right of the middle is more than before.',
      description: `Relative changes of ${rows.length} numbers from base to this run, with intervals about zero.`,
      height,
      className: 'rows',
      data: {
        titles: ['Number', 'Before', 'Now', 'Change', 'Samples before', 'Samples now'],
        rows: rows.map((row) => [
          changeName(row),
          quantity(row.base, unitOf(row)),
          quantity(row.head, unitOf(row)),
          movement(row),
          count(row.baseSamples),
          count(row.headSamples),
        ]),
      },
    },
    markup`${line('grid', 0.5, 0, 0.5, height)}${drawRows(
      rows.map((row) => ({
        name: placeName(row),
        value: movement(row),
        short: percentChange(row.change.value),
        draw: (y) => {
          const { value, low, high } = row.change;
          const wide = low !== null && high !== null;
          return [
            box('rail', 0, y - 0.5, 1, 1),
            wide && box(`range ${row.verdict}`, scale.at(low), y - 4, scale.at(high) - scale.at(low), 8),
            dot(`marker ${row.verdict}`, scale.at(value), y, 4.5),
          ];
        },
      })),
    )}${line('axis', 0, height, 1, height)}${scale.ticks.map((tick) =>
      label(tick === 0 ? 'same' : percentChange(tick).replace('.0 ', ' '), {
        x: scale.at(tick),
        y: height + 16,
        anchor: tick === scale.low ? 'start' : tick === scale.high ? 'end' : 'middle',
        className: 'soft',
      }),
    )}`,
  );
}
