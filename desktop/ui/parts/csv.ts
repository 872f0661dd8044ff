import { type Cell, csvText } from '../../../reports/formats/csv/cells.ts';

/** Rows under titles that need not differ, as a file that no spreadsheet takes for formulas. */
export function csvOf(titles: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const names = titles.map((_, index) => String(index));
  const record = (cells: readonly Cell[]): Record<string, Cell> =>
    Object.fromEntries(names.map((name, index) => [name, cells[index] ?? null]));
  // The first row is the titles themselves; the line of numbers above them is cut off.
  const text = csvText(names, [record(titles), ...rows.map(record)]);
  return text.slice(text.indexOf('\n') + 1);
}
