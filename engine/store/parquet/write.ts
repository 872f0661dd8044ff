import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { Measurement, Series, SeriesWindow } from '../../model/measurement.ts';
import { type DuckDb, quoted, withDatabase } from './database.ts';
import { headerOf, type ParquetHeader } from './header.ts';
import { widenSparse } from './widen.ts';

/** Rows of one chunk that DuckDB takes over at once. */
const chunkRows = 2048;
/** Files with no more rows are packed as tightly as zstd can: that takes a tenth of a second, and of a large file many. */
const fewRows = 8000;

/**
 * Writes a measurement's windows, sparse ones widened, as Parquet under zstd, one row a window. Rows lie by metric, then series, then time: neighbours
 * are alike, so they pack well. Gives the header it wrote.
 */
export async function writeParquet(measurement: Measurement, file: string): Promise<ParquetHeader> {
  const kept = { ...measurement, series: widenSparse(measurement.series) };
  const header = headerOf(kept);
  await withDatabase(async (connection, duckdb) => {
    await fillSeries(connection, duckdb, kept.series);
    await fillWindows(connection, duckdb, kept.series);
    await connection.run(`
      COPY (
        SELECT series, metric, kind, contains, scale, tags::JSON::MAP(VARCHAR, VARCHAR) AS tags, selector,
          at_s, width_s, step, count, sum, min, max, payload
        FROM windows JOIN series USING (series) ORDER BY metric, series, place
      ) TO ${quoted(file)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL ${header.rows <= fewRows ? 19 : 12}, KV_METADATA {headroom: ${quoted(JSON.stringify(header))}})`);
  });
  return header;
}

async function fillSeries(connection: DuckDBConnection, duckdb: DuckDb, all: readonly Series[]): Promise<void> {
  const { INTEGER, VARCHAR, DOUBLE } = duckdb;
  await connection.run(
    'CREATE TABLE series (series INTEGER, metric VARCHAR, kind VARCHAR, contains VARCHAR, scale DOUBLE, tags VARCHAR, selector VARCHAR)',
  );
  await append(connection, duckdb, 'series', [INTEGER, VARCHAR, VARCHAR, VARCHAR, DOUBLE, VARCHAR, VARCHAR], all.length, (from, to) => {
    const part = all.slice(from, to);
    return [
      part.map((_, index) => from + index),
      part.map(({ metric }) => metric),
      part.map(({ kind }) => kind),
      part.map(({ contains }) => contains),
      part.map(({ scale }) => scale),
      part.map(({ tags }) => JSON.stringify(tags)),
      part.map(({ selector }) => selector ?? null),
    ];
  });
}

async function fillWindows(connection: DuckDBConnection, duckdb: DuckDb, all: readonly Series[]): Promise<void> {
  const { INTEGER, DOUBLE, BIGINT, BLOB, DuckDBBlobValue } = duckdb;
  const rows: { series: number; place: number; window: SeriesWindow }[] = [];
  for (const [series, { windows }] of all.entries()) for (const [place, window] of windows.entries()) rows.push({ series, place, window });
  await connection.run(
    'CREATE TABLE windows (series INTEGER, place INTEGER, at_s DOUBLE, width_s DOUBLE, step INTEGER, count BIGINT, sum DOUBLE, min DOUBLE, max DOUBLE, payload BLOB)',
  );
  const types = [INTEGER, INTEGER, DOUBLE, DOUBLE, INTEGER, BIGINT, DOUBLE, DOUBLE, DOUBLE, BLOB];
  await append(connection, duckdb, 'windows', types, rows.length, (from, to) => {
    const part = rows.slice(from, to);
    return [
      part.map(({ series }) => series),
      part.map(({ place }) => place),
      part.map(({ window }) => window.atS),
      part.map(({ window }) => window.widthS),
      part.map(({ window }) => window.step),
      part.map(({ window }) => BigInt(window.count)),
      part.map(({ window }) => window.sum),
      part.map(({ window }) => window.min),
      part.map(({ window }) => window.max),
      part.map(({ window }) => (window.payload ? new DuckDBBlobValue(window.payload) : null)),
    ];
  });
}

async function append(
  connection: DuckDBConnection,
  { DuckDBDataChunk }: DuckDb,
  table: string,
  types: readonly DuckDBType[],
  rows: number,
  columnsOf: (from: number, to: number) => readonly (readonly DuckDBValue[])[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  for (let from = 0; from < rows; from += chunkRows) {
    const to = Math.min(from + chunkRows, rows);
    const chunk = DuckDBDataChunk.create(types, to - from);
    chunk.setColumns(columnsOf(from, to));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
