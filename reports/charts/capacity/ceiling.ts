import type { CapacityReport } from '../../../engine/model/capacity.ts';
import { type Markup, markup } from '../../markup.ts';
import { type CeilingColumn, type CeilingWords, ceilingOf } from '../../words/capacity/ceiling.ts';
import { amount, isAtLeast, type Written, writtenOf } from '../../words/capacity/projection.ts';
import { box, label, line } from '../draw.ts';
import { figure } from '../figure.ts';

const height = 272;
// A column beyond this many times the capacity is torn off: its height would press all others flat.
const tornAbove = 1.3;
const room = 1.08;

type ToHeight = (value: number) => number;

// Heights in which the size of a gap has room: with its range below it, and alone.
const roomForRange = 40;
const roomForSize = 24;

/** A gap as a size above zero, whichever side it lies on. */
function sizeOf({ headroom = null, value: load }: CeilingColumn, capacity: number): (Written & { readonly word: string }) | null {
  if (headroom === null || headroom.value === null) return null;
  const { value, low, high } = headroom;
  const negative = (of: number | null): number | null => (of === null ? null : -of);
  const over = load > capacity;
  const size = over ? { value: -value, low: negative(high), high: negative(low) } : headroom;
  return { ...writtenOf(size, { whole: true }), word: over ? 'over' : 'free' };
}

/** The gap between a load and the capacity, with its size where the document holds it; above the line of what is usable where that leaves room. */
function gap(column: CeilingColumn, { capacity, usable }: CeilingWords, x: number, width: number, y: ToHeight): Markup | null {
  const limit = capacity?.value ?? null;
  if (limit === null || column.headroom === undefined) return null;
  const over = column.value > limit;
  const [top, bottom] = over ? [y(column.value), y(limit)] : [y(limit), y(column.value)];
  const middle = x + width / 2;
  const kept = usable === null || usable.value === null || over ? bottom : Math.min(bottom, y(usable.value));
  const floor = kept - top >= roomForRange ? kept : bottom;
  const centre = (top + floor) / 2;
  const size = floor - top < roomForSize ? null : sizeOf(column, limit);
  const ranged = floor - top >= roomForRange;
  const className = `${over ? 'on-over' : ''}${column.lead ? '' : ' on-mid'}`;
  return markup`${!over && box('gap', x, top, width, bottom - top)}${
    size !== null && [
      label(`${size.value} ${size.word}`, {
        x: middle,
        y: centre + (ranged ? 0 : 5),
        anchor: 'middle',
        className: `gap-size ${className}`,
      }),
      ranged && label(size.range, { x: middle, y: centre + 15, anchor: 'middle', className: `gap-word small ${className}` }),
    ]
  }`;
}

function columnMarkup(column: CeilingColumn, words: CeilingWords, x: number, width: number, y: ToHeight, most: number): Markup {
  const { value, name, shown, below, failed, lead } = column;
  const torn = value > most;
  const top = y(Math.min(value, most));
  const limit = words.capacity?.value ?? null;
  const over = limit !== null && value > limit;
  // Above a capacity that is open nobody knows.
  const isOpen = words.capacity?.high === null;
  const middle = x + width / 2;
  const className = lead ? 'column judged' : 'column';
  const bars = over
    ? [box(className, x, y(limit), width, height - y(limit)), box(`column ${isOpen ? 'unknown' : 'over'}`, x, top, width, y(limit) - top)]
    : box(failed ? 'column over' : className, x, top, width, height - top);
  const inside = height - (over ? y(limit ?? 0) : top) > 28;
  return markup`${bars}${torn && [0, 1].map((index) => line('tear', x, top + 12 + index * 5, x + width, top + 6 + index * 5))}${!torn && !(over && isOpen) && gap(column, words, x, width, y)}${label(shown, { x: middle, y: inside ? height - 9 : top - 6, anchor: 'middle', className: inside ? `on-column${lead || failed ? ' judged' : ''}` : '' })}${label(
    name,
    {
      x: middle,
      y: height + 18,
      anchor: 'middle',
      className: lead ? '' : 'soft',
    },
  )}${below !== '' && label(below, { x: middle, y: height + 34, anchor: 'middle', className: 'soft small' })}`;
}

/** The picture of the product: the capacity as a ceiling with its range, loads under it, and the gap that is left. Null where nothing was measured. */
export function capacityCeiling(report: CapacityReport, id: string): Markup | null {
  const words = ceilingOf(report);
  if (words === null) return null;
  const { columns, capacity, usable, measure, title, description, unit } = words;
  const line0 = capacity?.value ?? null;
  const most = line0 === null ? Number.POSITIVE_INFINITY : line0 * tornAbove;
  const greatest = Math.max(capacity?.high ?? line0 ?? 0, ...columns.map(({ value }) => Math.min(value, most)));
  const scale = greatest * room || 1;
  const y: ToHeight = (value) => height * (1 - Math.min(1, value / scale));
  const slot = 1 / columns.length;
  const width = Math.min(slot * 0.72, 0.24);
  const drawn = columns.map((column, index) =>
    columnMarkup(column, words, slot * index + (slot - width) / 2, width, y, Math.min(most, scale)),
  );
  const roof =
    capacity === null || line0 === null
      ? [line('no-roof', 0, 8, 1, 8), label(words.noCapacity, { x: 0, y: 24, className: 'limit-name' })]
      : [
          line(`limit roof ${capacity.label}`, 0, y(line0), 1, y(line0)),
          label(
            `${words.ceiling} ${isAtLeast(capacity) ? 'at least ' : ''}${amount(capacity, measure)} ${writtenOf(capacity, measure).range}, ${capacity.label}`,
            {
              x: 0,
              y: y(capacity.high ?? line0) - 7,
              className: 'limit-name',
            },
          ),
        ];
  // Behind the columns, so that those above it are seen.
  const range =
    capacity !== null &&
    line0 !== null &&
    box('roof-range', 0, y(capacity.high ?? scale), 1, y(capacity.low ?? line0) - y(capacity.high ?? scale));
  const kept =
    usable === null || usable.value === null
      ? null
      : [
          line('usable-line', 0, y(usable.value), 1, y(usable.value)),
          label(`usable ${writtenOf(usable, measure).value}`, {
            x: 1,
            y: y(usable.value) - 5,
            anchor: 'end',
            className: 'limit-name small',
          }),
        ];
  return figure(
    {
      id,
      title,
      note: words.note,
      description,
      height,
      className: 'ceiling capacity',
      data: { titles: words.titles, rows: words.rows },
    },
    markup`${range}${drawn}${line('axis', 0, height, 1, height)}${roof}${kept}${label(unit, { x: 1, y: -6, anchor: 'end', className: 'soft' })}`,
  );
}
