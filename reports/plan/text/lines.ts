import { type Column, table, tableWidth, wrap } from '../../formats/text/columns.ts';
import type { Paint } from '../../formats/text/paint.ts';
import { type Chip, glyphs } from '../../words/chips.ts';
import type { Fact } from '../../words/provenance.ts';

const gap = '   ';
const factWidth = 20;

/** The chips in a line, or one below the other where a line does not hold them. */
export function chipLines(chips: readonly Chip[], columns: number, paint: Paint): string[] {
  const plain = chips.map(({ label, word, tone }) => `${label} ${glyphs[tone]} ${word}`);
  const painted = chips.map(({ label, word, tone }) => `${label} ${paint(`${glyphs[tone]} ${word}`, tone)}`);
  return plain.join(gap).length <= columns ? [painted.join(gap)] : painted;
}

/** A name in the margin, its text beside it. */
export function factLines(facts: readonly Fact[], columns: number, paint: Paint): string[] {
  return facts.flatMap(([name, value]) =>
    wrap(value, columns - factWidth).map(
      (line, index) => `${index === 0 ? paint(name.padEnd(factWidth), 'soft') : ' '.repeat(factWidth)}${line}`,
    ),
  );
}

/** A table whose titles are soft; of several ways to write its rows the first that the columns hold. */
export function tableLines(
  titles: readonly Column[],
  ways: readonly (readonly (readonly string[])[])[],
  columns: number,
  paint: Paint,
): string[] {
  const rows = ways.find((each) => tableWidth(titles, each) <= columns) ?? ways.at(-1) ?? [];
  const [[head = ''] = [], ...lines] = table(titles, rows, columns);
  return [paint(head, 'soft'), ...lines.flat()];
}

/** Lines with no two empty ones in a row, as the end of a page. */
export function joined(lines: readonly string[]): string {
  return `${lines
    .filter((line, index) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .trim()}\n`;
}
