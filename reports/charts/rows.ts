import { type Child, type Markup, markup } from '../markup.ts';
import { label } from './draw.ts';

/** One row of a chart of rows: its words in a line, its picture below, so that it is legible at every width. */
export interface Row {
  readonly name: string;
  /** At the right end of the line. */
  readonly value: string;
  /** The same for a narrow place. */
  readonly short: string;
  /** Draws into a strip whose middle is at `y`. */
  readonly draw: (y: number) => Child;
}

export const rowHeight = 42;

// What a line of a phone holds beside a gap, at the size charts are written in.
const narrowCharacters = 44;

/** A name cut in its middle, where names of endpoints differ least. */
export function shortened(name: string, longest: number): string {
  const characters = [...name];
  if (characters.length <= longest) return name;
  const head = Math.ceil((longest - 1) / 2);
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (longest - 1 - head)).join('')}`;
}

/** Rows below each other, from `top`. */
export function drawRows(rows: readonly Row[], top = 0): Markup {
  return markup`${rows.map(({ name, value, short, draw }, index) => {
    const y = top + index * rowHeight;
    const room = Math.max(12, narrowCharacters - [...short].length);
    return [
      draw(y + 25),
      label(shortened(name, 80), { x: 0, y: y + 13, className: 'halo on-wide' }),
      label(shortened(name, room), { x: 0, y: y + 13, className: 'halo on-narrow' }),
      label(value, { x: 1, y: y + 13, anchor: 'end', className: 'halo soft on-wide' }),
      label(short, { x: 1, y: y + 13, anchor: 'end', className: 'halo soft on-narrow' }),
    ];
  })}`;
}
