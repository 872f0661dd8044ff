export type Cell = string | number | null;

// A spreadsheet takes a cell that begins so for a formula: with an apostrophe before it is text.
const formula = /^[\s]*[=+\-@\uff0b\uff0d\uff1d\uff20|%]/;

function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table by RFC 4180, its titles first. A cell that a row does not have is empty; no text of a row can begin a formula. */
export function csvText<Title extends string>(titles: readonly Title[], rows: readonly Partial<Readonly<Record<Title, Cell>>>[]): string {
  const lines = [titles.map(cellText).join(','), ...rows.map((row) => titles.map((title) => cellText(row[title])).join(','))];
  return lines.map((line) => `${line}\r\n`).join('');
}
