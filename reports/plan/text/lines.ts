import { type Column, sized, table, tableWidth, width, wrap } from '../../formats/text/columns.ts';
import type { Paint } from '../../formats/text/paint.ts';
import { type Chip, glyphs } from '../../words/chips.ts';
import type { Fact } from '../../words/provenance.ts';

const gap = '   ';
const factWidth = 20;
const leastName = 12;

/** The chips in a line, or one below the other where a line does not hold them. */
export function chipLines(chips: readonly Chip[], columns: number, paint: Paint): string[] {
  const plain = chips.map(({ label, word, tone }) => `${label} ${glyphs[tone]} ${word}`);
  const painted = chips.map(({ label, word, tone }) => `${label} ${paint(`${glyphs[tone]} ${word}`, tone)}`);
  return plain.join(gap).length <= columns
    ? [painted.join(gap)]
    : painted.flatMap((line, index) => (width(plain[index] ?? '') <= columns ? [line] : wrap(plain[index] ?? '', columns)));
}

/** A name in the margin, its text beside it. */
export function factLines(facts: readonly Fact[], columns: number, paint: Paint): string[] {
  return facts.flatMap(([name, value]) =>
    wrap(value, columns - factWidth).map(
      (line, index) => `${index === 0 ? `${paint(sized(name, factWidth - 1), 'soft')} ` : ' '.repeat(factWidth)}${line}`,
    ),
  );
}

// Where no way to write the rows fits, their cells are cut to ever fewer characters.
const cuts = [40, 28, 20, 14, 10, 7];

/** A table whose titles are soft; of several ways to write its rows the first that the columns hold. The last one is cut until it fits. */
export function tableLines(
  titles: readonly Column[],
  ways: readonly (readonly (readonly string[])[])[],
  columns: number,
  paint: Paint,
): string[] {
  const last = ways.at(-1) ?? [];
  const cut = cuts.map((most) =>
    last.map((cells) => cells.map((cell, index) => (index > 0 && width(cell) > most ? sized(cell, most) : cell))),
  );
  // The first column is broken into lines by the table itself.
  const taken = (rows: typeof last): number =>
    tableWidth(
      titles,
      rows.map(([name = '', ...cells]) => [[...name].slice(0, leastName).join(''), ...cells]),
    );
  const rows = ways.find((each) => tableWidth(titles, each) <= columns) ?? [last, ...cut].find((each) => taken(each) <= columns) ?? last;
  const [[head = ''] = [], ...lines] = table(titles, rows, columns);
  return [paint(head, 'soft'), ...lines.flat()];
}
