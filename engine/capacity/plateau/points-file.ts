import { HeadroomError } from '../../model/error.ts';
import type { Estimate } from '../../model/estimate.ts';
import type { LoadPoint } from '../../model/load-point.ts';

/** Columns of a file of points: the first two are needed, times are ms. */
const columns = ['concurrency', 'throughput', 'mean', 'p50', 'p95', 'p99', 'replicas'] as const;
type Column = (typeof columns)[number];
const needed: readonly Column[] = ['concurrency', 'throughput'];

type Row = Partial<Record<Column, number>>;

/**
 * Somebody's own measurements: CSV with the header `concurrency,throughput[,mean][,p50][,p95][,p99][,replicas]`, a point a row; a field may be empty where its
 * column is not needed. They are put in order of load. `name` is what an error calls the file, `replicas` counts where the file does not say. Throws POINTS_UNREADABLE with the line.
 */
export function parsePoints(text: string, name: string, replicas: number): LoadPoint[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ fields: line.split(',').map((field) => field.trim().replace(/^"(.*)"$/, '$1')), number: at + 1 }))
    .filter(({ fields }) => fields.some((field) => field !== ''));
  const [header, ...rows] = lines;
  const names = headerOf(header?.fields ?? [], name, header?.number ?? 1);
  if (rows.length === 0) throw wrong(name, (header?.number ?? 0) + 1, 'there is no point in it');
  return rows
    .map(({ fields, number }) => rowOf(fields, names, name, number))
    .sort((a, b) => (a.concurrency ?? 0) - (b.concurrency ?? 0))
    .map((row, order) => pointOf(row, order, replicas));
}

function headerOf(fields: readonly string[], name: string, line: number): Column[] {
  const names = fields.map((field) => field.toLowerCase());
  const unknown = names.find((field) => !(columns as readonly string[]).includes(field));
  if (unknown !== undefined) throw wrong(name, line, `the column "${unknown}" is none of ${columns.join(', ')}`);
  const missing = needed.find((column) => !names.includes(column));
  if (missing !== undefined) throw wrong(name, line, `the column ${missing} is missing`);
  if (new Set(names).size < names.length) throw wrong(name, line, 'a column stands there twice');
  return names as Column[];
}

function rowOf(fields: readonly string[], names: readonly Column[], name: string, line: number): Row {
  if (fields.length !== names.length) throw wrong(name, line, `${fields.length} fields stand under ${names.length} columns`);
  const row: Row = {};
  for (const [at, column] of names.entries()) {
    const field = fields[at] ?? '';
    if (field === '' && !needed.includes(column)) continue;
    const value = Number(field);
    if (field === '' || !Number.isFinite(value) || value <= 0) throw wrong(name, line, `${column} is "${field}", not a number above 0`);
    if (column === 'replicas' && !Number.isInteger(value)) throw wrong(name, line, `replicas is "${field}", not a whole number`);
    row[column] = value;
  }
  return row;
}

function pointOf(row: Row, order: number, replicas: number): LoadPoint {
  const time = (column: Column) => (row[column] === undefined ? null : exact(row[column]));
  return {
    run: null,
    order,
    planned: { arrivalRate: null, users: null, connections: null },
    seconds: null,
    replicas: row.replicas ?? replicas,
    concurrency: exact(row.concurrency ?? 0),
    throughput: exact(row.throughput ?? 0),
    journeysPerSecond: null,
    meanMs: time('mean'),
    p50Ms: time('p50'),
    p95Ms: time('p95'),
    p99Ms: time('p99'),
    errorRate: null,
    droppedShare: null,
    journey: null,
    steady: null,
    little: null,
    resources: [],
    health: null,
    verdicts: [],
    excluded: [],
  };
}

/** A number as somebody wrote it: how sure it is, the file does not say. */
const exact = (value: number): Estimate => ({ value, low: null, high: null, confidence: 0.95, samples: 0 });

function wrong(name: string, line: number, what: string): HeadroomError {
  return new HeadroomError(
    'POINTS_UNREADABLE',
    `${name}, line ${line}: ${what}.`,
    'Write the header concurrency,throughput and a point a row; mean, p50, p95, p99 (ms) and replicas may follow.',
  );
}
