import { bound } from '../../words/bind.ts';

// Two columns wide in every terminal: Hangul, CJK, fullwidth forms and emoji.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const combining = /\p{Mark}/u;

/** Columns a plain text takes on a terminal. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}

/** The text in exactly `columns` columns: cut with an ellipsis, or filled up on one side. */
export function sized(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  let kept = text;
  if (width(text) > columns) {
    const characters = [...text];
    while (characters.length > 0 && width(characters.join('')) > columns - 1) characters.pop();
    kept = `${characters.join('')}…`;
  }
  const filler = ' '.repeat(Math.max(0, columns - width(kept)));
  return align === 'left' ? kept + filler : filler + kept;
}

/** Lines of at most `columns`, broken between words; words longer than a line are cut into pieces. */
export function wrap(text: string, columns: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  const room = () => columns - (lines.length === 0 ? 0 : width(indent));
  const push = () => {
    lines.push((lines.length === 0 ? '' : indent) + line);
    line = '';
  };
  for (const word of bound(text).split(' ')) {
    if (line !== '' && width(line) + 1 + width(word) > room()) push();
    line = line === '' ? word : `${line} ${word}`;
    while (width(line) > room()) {
      const characters = [...line];
      let piece = '';
      while (width(piece + characters[0]) <= room()) piece += characters.shift();
      const rest = characters.join('');
      line = piece;
      push();
      line = rest;
    }
  }
  if (line !== '' || lines.length === 0) push();
  return lines.map((each) => each.replaceAll('\u00a0', ' '));
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

const natural = (rows: readonly (readonly string[])[], column: number): number => Math.max(...rows.map((row) => width(row[column] ?? '')));

/** Columns a table takes when nothing in it gives way. */
export function tableWidth(titles: readonly Column[], rows: readonly (readonly string[])[]): number {
  const all = [titles.map(({ title }) => title), ...rows];
  return titles.reduce((sum, _, column) => sum + natural(all, column) + (column === 0 ? 0 : 2), 0);
}

/** Lines of each row, titles first, two spaces between columns. The first column is broken into several lines when the whole is wider than `columns`. */
export function table(titles: readonly Column[], rows: readonly (readonly string[])[], columns: number): string[][] {
  const all = [titles.map(({ title }) => title), ...rows];
  const others = titles.slice(1).map((column, index) => ({ ...column, size: natural(all, index + 1) }));
  const taken = others.reduce((sum, { size }) => sum + size + 2, 0);
  const first = Math.max(12, Math.min(natural(all, 0), columns - taken));
  return all.map(([name = '', ...cells]) => {
    const [top = '', ...below] = wrap(name, first);
    const rest = others.map(({ align, size }, index) => sized(cells[index] ?? '', size, align));
    return [[sized(top, first), ...rest].join('  ').trimEnd(), ...below];
  });
}
