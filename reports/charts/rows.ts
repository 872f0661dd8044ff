import { type Child, type Markup, markup } from '../markup.ts';
import { label } from './draw.ts';

/** One row of a chart of rows: its words in a line, its picture below, so that it is legible at every width. */
export interface Row {
  readonly name: string;
  /** At the right end of the line. */
  readonly value: string;
  /** Draws into a strip whose middle is at `y`. */
  readonly draw: (y: number) => Child;
}

export const rowHeight = 42;

const longestName = 40;

/** A name cut in its middle, where names of endpoints differ least. */
export function shortened(name: string, longest = longestName): string {
  const characters = [...name];
  if (characters.length <= longest) return name;
  const head = Math.ceil((longest - 1) / 2);
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (longest - 1 - head)).join('')}`;
}

/** Rows below each other, from `top`. */
export function drawRows(rows: readonly Row[], top = 0): Markup {
  return markup`${rows.map(({ name, value, draw }, index) => {
    const y = top + index * rowHeight;
    const room = Math.max(12, 46 - [...value].length);
    return [
      label(name, { x: 0, y: y + 13, className: 'on-wide' }),
      label(shortened(name, room), { x: 0, y: y + 13, className: 'on-narrow' }),
      label(value, { x: 1, y: y + 13, anchor: 'end', className: 'soft' }),
      draw(y + 25),
    ];
  })}`;
}
