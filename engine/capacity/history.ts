import { HeadroomError } from '../model/error.ts';
import { addMonths, type Day } from './calendar.ts';

/** Users of a month, by its first day or whatever day the file names. */
export interface HistoryMonth {
  readonly date: Day;
  readonly users: number;
}

/**
 * Reads a CSV of `date,users`, a month a row, oldest first and none left out. A date is `yyyy-mm-dd` or `yyyy-mm`; `name` is what an error calls the file.
 * Throws CONFIG_INVALID with the line.
 */
export function parseHistory(text: string, name: string): HistoryMonth[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ fields: line.split(',').map(unquoted), number: at + 1, blank: line.trim() === '' }))
    .filter(({ blank }) => !blank);
  const [header, ...rows] = lines;
  if (header === undefined || rows.length === 0) throw wrong(name, header?.number ?? 1, 'there is no month in it');
  if (header.fields.join(',').toLowerCase() !== 'date,users')
    throw wrong(name, header.number, `the header is "${header.fields.join(',')}", not "date,users"`);
  const months: HistoryMonth[] = [];
  for (const { fields, number } of rows) {
    const month = monthOf(fields, name, number);
    const before = months.at(-1);
    const expected = before === undefined ? null : addMonths(`${before.date.slice(0, 7)}-01`, 1).slice(0, 7);
    if (expected !== null && month.date.slice(0, 7) !== expected)
      throw wrong(name, number, `${month.date.slice(0, 7)} stands where ${expected} should: a month a row, none twice, none left out`);
    months.push(month);
  }
  return months;
}

function monthOf(fields: readonly string[], name: string, line: number): HistoryMonth {
  const [given = '', count = ''] = fields;
  if (fields.length !== 2) throw wrong(name, line, `there are ${fields.length} fields, not the two of date,users`);
  const date = /^\d{4}-\d{2}$/.test(given) ? `${given}-01` : given;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !isDay(date)) throw wrong(name, line, `"${given}" is no date such as 2026-03-01 or 2026-03`);
  const users = count === '' ? Number.NaN : Number(count);
  if (!Number.isFinite(users) || users < 0) throw wrong(name, line, `"${count}" is no number of users`);
  return { date, users };
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function unquoted(field: string): string {
  return field
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
}

function wrong(name: string, line: number, what: string): HeadroomError {
  return new HeadroomError(
    'CONFIG_INVALID',
    `${name}:${line}: ${what}.`,
    'Write a header "date,users" and a line for each month, such as 2026-03-01,1250.',
  );
}
