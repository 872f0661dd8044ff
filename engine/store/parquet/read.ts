import type { DuckDBBlobVector, DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { HeadroomError } from '../../model/error.ts';
import type { Measurement, SeriesWindow } from '../../model/measurement.ts';
import { reasonOf } from '../documents/document.ts';
import { quoted, withDatabase } from './database.ts';
import { type ParquetHeader, parquetHeaderSchema, type SeriesIdentity } from './header.ts';
import { seriesWithTotals } from './totals.ts';

/** The measurement of a Parquet file. Totals are merged from the windows of a series when they are first asked for. Throws RUN_DAMAGED. */
export async function readParquet(file: string): Promise<Measurement> {
  return await reading(file, async (connection, header) => {
    const identities = await readSeries(connection, file, header);
    const windows = identities.map((): SeriesWindow[] => []);
    await readWindows(connection, file, windows);
    return {
      startedAt: header.startedAt,
      durationS: header.durationS,
      steps: header.steps,
      series: identities.map((identity, index) => seriesWithTotals(identity, windows[index] ?? [])),
    };
  });
}

/** Reads every row back, payloads too, and holds them against the header. Throws RUN_DAMAGED where they do not add up. */
export async function verifyParquet(file: string): Promise<ParquetHeader> {
  return await reading(file, async (connection, header) => {
    const sums = await connection.runAndReadAll(
      `SELECT count(*)::DOUBLE, coalesce(sum(count), 0)::DOUBLE, coalesce(sum(octet_length(payload)), 0)::DOUBLE FROM read_parquet(${quoted(file)})`,
    );
    const [rows, count, payloadBytes] = sums.getRowsJS()[0] ?? [];
    if (rows !== header.rows || count !== header.count || payloadBytes !== header.payloadBytes)
      throw new Error(`it holds ${rows} windows of ${count} observations where ${header.rows} of ${header.count} were written`);
    return header;
  });
}

async function reading<Result>(
  file: string,
  work: (connection: DuckDBConnection, header: ParquetHeader) => Promise<Result>,
): Promise<Result> {
  try {
    return await withDatabase(async (connection) => await work(connection, await readHeader(connection, file)));
  } catch (error) {
    throw new HeadroomError(
      'RUN_DAMAGED',
      `${file} is damaged: ${reasonOf(error)}.`,
      'Restore the run folder from a copy, or delete it and run again.',
      error,
    );
  }
}

async function readHeader(connection: DuckDBConnection, file: string): Promise<ParquetHeader> {
  const found = await connection.runAndReadAll(
    `SELECT decode(value) FROM parquet_kv_metadata(${quoted(file)}) WHERE decode(key) = 'headroom'`,
  );
  const text = found.getRowsJS()[0]?.[0];
  if (typeof text !== 'string') throw new Error('it does not come from Headroom');
  return parquetHeaderSchema.parse(JSON.parse(text));
}

async function readSeries(connection: DuckDBConnection, file: string, header: ParquetHeader): Promise<SeriesIdentity[]> {
  const found = await connection.runAndReadAll(`
    SELECT series, any_value(metric) AS metric, any_value(kind) AS kind, any_value(contains) AS contains, any_value(scale) AS scale,
      to_json(any_value(tags))::VARCHAR AS tags, any_value(selector) AS selector
    FROM read_parquet(${quoted(file)}) GROUP BY series`);
  const rows = found
    .getRowObjectsJS()
    .map(({ tags, selector, ...row }) => ({ ...row, tags: JSON.parse(String(tags)), selector: selector ?? undefined }));
  const all = parquetHeaderSchema.shape.emptySeries.parse(rows).concat(header.emptySeries);
  all.sort((a, b) => a.series - b.series);
  if (all.some(({ series }, index) => series !== index)) throw new Error('a series is missing');
  return all.map(({ series: _place, selector, ...identity }) => (selector === undefined ? identity : { ...identity, selector }));
}

async function readWindows(connection: DuckDBConnection, file: string, windows: readonly SeriesWindow[][]): Promise<void> {
  const result = await connection.stream(
    `SELECT series, step, at_s, width_s, count::DOUBLE, sum, min, max, payload FROM read_parquet(${quoted(file)})`,
  );
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const series = numbers(chunk, 0);
    const [step, atS, widthS, count, sum, min, max] = [1, 2, 3, 4, 5, 6, 7].map((column) => numbers(chunk, column)) as Seven;
    const payloads = chunk.getColumnVector(8) as DuckDBBlobVector;
    for (let row = 0; row < chunk.rowCount; row++) {
      const payload = payloads.getItemBytes(row);
      const window = {
        atS: atS(row),
        widthS: widthS(row),
        step: step(row),
        count: count(row),
        sum: sum(row),
        min: min(row),
        max: max(row),
      };
      windows[series(row)]?.push(payload === null ? window : { ...window, payload: plainBytes(payload) });
    }
  }
}

/** Node's buffers print and compare as something else than bytes. */
const plainBytes = ({ buffer, byteOffset, length }: Uint8Array) => new Uint8Array(buffer, byteOffset, length);

type Column = (row: number) => number;
type Seven = [Column, Column, Column, Column, Column, Column, Column];

function numbers(chunk: DuckDBDataChunk, column: number): Column {
  const vector = chunk.getColumnVector(column);
  return (row) => {
    const value = vector.getItem(row);
    return typeof value === 'number' ? value : Number.NaN;
  };
}
