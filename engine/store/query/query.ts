import path from 'node:path';
import type { DuckDBConnection, Json } from '@duckdb/node-api';
import { HeadroomError } from '../../model/error.ts';
import type { Report } from '../../model/report.ts';
import { readDocument, reasonOf } from '../documents/document.ts';
import { type Layout, runFiles } from '../layout.ts';
import { type DuckDb, quoted, withDatabase } from '../parquet/database.ts';
import { listRuns } from '../runs/list.ts';
import { endpointsTable, measurementColumns, runsTable, type Table, verdictsTable } from './tables.ts';
import { plainMap, plainValue } from './value.ts';

/** What a query gives. Values are those of JSON; times are ISO texts, whole numbers beyond 2^53 texts. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, Json>>[];
}

const hint = 'Tables: runs, measurements (one row a series and second), endpoints, verdicts. `DESCRIBE runs` lists columns.';

/**
 * Runs one SELECT over all sealed runs: tables `runs`, `endpoints`, `verdicts`, and `measurements` over their Parquet.
 * It can read those files and nothing else, and write nothing. Throws QUERY_FAILED with DuckDB's words.
 */
export async function queryRuns(layout: Layout, sql: string, now: Date): Promise<QueryResult> {
  const sealed = (await listRuns(layout, now)).flatMap((entry) => (entry.state === 'sealed' ? [entry] : []));
  const reports = /\b(endpoints|verdicts)\b/i.test(sql) ? await readReports(sealed.map(({ folder }) => folder)) : [];
  const files = /\bmeasurements\b/i.test(sql) ? sealed.map(({ folder }) => path.join(folder, runFiles.measurements)) : [];
  return await withDatabase(async (connection, duckdb) => {
    try {
      const runs = sealed.map(({ run }) => run);
      await fill(connection, runsTable, runs);
      await fill(connection, endpointsTable, reports);
      await fill(connection, verdictsTable, reports);
      await openMeasurements(connection, files);
      for (const setting of [`allowed_paths = ${textList(files)}`, 'enable_external_access = false', 'lock_configuration = true'])
        await connection.run(`SET ${setting}`);
      return await select(connection, duckdb, sql);
    } catch (error) {
      const nothing = error instanceof Error && error.message === 'Error in native callback';
      throw new HeadroomError(
        'QUERY_FAILED',
        `The query failed: ${nothing ? 'there is no statement in it' : reasonOf(error)}.`,
        hint,
        error,
      );
    }
  });
}

async function readReports(folders: readonly string[]): Promise<Report[]> {
  const reports: Report[] = [];
  for (const folder of folders) reports.push(await readDocument('report', path.join(folder, runFiles.report)));
  return reports;
}

async function fill<Source>(
  connection: DuckDBConnection,
  { name, columns, rows }: Table<Source>,
  sources: readonly Source[],
): Promise<void> {
  const shape = JSON.stringify([columns]);
  const text = JSON.stringify(sources.flatMap(rows));
  await connection.run(`CREATE TABLE ${name} AS SELECT unnest(from_json(${quoted(text)}, ${quoted(shape)}), recursive := true)`);
}

/** A view, so that only what a query asks for is read; an empty table where it asks for none of it. */
async function openMeasurements(connection: DuckDBConnection, files: readonly string[]): Promise<void> {
  const source = `read_parquet(${textList(files)}, filename = true, union_by_name = true)`;
  if (files.length === 0) await connection.run(`CREATE TABLE measurements (${measurementColumns})`);
  else await connection.run(`CREATE VIEW measurements AS SELECT parse_path(filename)[-2] AS run, * EXCLUDE (filename) FROM ${source}`);
}

async function select(connection: DuckDBConnection, duckdb: DuckDb, sql: string): Promise<QueryResult> {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw new Error('Expected one statement');
  const statement = await statements.prepare(0);
  // EXPLAIN ANALYZE would run whatever it explains.
  if (statement.statementType !== duckdb.StatementType.SELECT) throw new Error('Only SELECT is allowed');
  const result = await statement.runAndReadAll();
  const columns = result.deduplicatedColumnNames();
  const plain = columns.map((_, index) => (result.columnType(index).typeId === duckdb.DuckDBTypeId.MAP ? plainMap : plainValue));
  return {
    columns,
    rows: result.getRowsJS().map((row) => Object.fromEntries(columns.map((name, index) => [name, plain[index]?.(row[index]) ?? null]))),
  };
}

const textList = (texts: readonly string[]) => `[${texts.map(quoted).join(', ')}]`;
