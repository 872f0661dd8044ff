import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../../engine/store/index.ts';
import { quoted, withDatabase } from '../../../engine/store/parquet/database.ts';
import { readParquet, verifyParquet } from '../../../engine/store/parquet/read.ts';
import { writeParquet } from '../../../engine/store/parquet/write.ts';
import { sampleContents, sampleFinish, sampleMeasurement } from './samples.ts';
import { temporaryFolder } from './temporary.ts';

const damaged = { code: 'RUN_DAMAGED', message: expect.stringContaining('windows.parquet') };

async function written(): Promise<string> {
  const file = path.join(temporaryFolder(), "it's windows.parquet");
  await writeParquet(sampleMeasurement(2, 20, 200), file);
  return file;
}

/** The file again with other rows, under the header it had. */
async function rewritten(select: string): Promise<string> {
  const file = await written();
  const copy = file.replace('.parquet', '-other windows.parquet');
  await withDatabase(async (connection) => {
    const found = await connection.runAndReadAll(
      `SELECT decode(value) FROM parquet_kv_metadata(${quoted(file)}) WHERE decode(key) = 'headroom'`,
    );
    const header = String(found.getRowsJS()[0]?.[0]);
    await connection.run(
      `COPY (${select.replace('file', `read_parquet(${quoted(file)})`)}) TO ${quoted(copy)} (FORMAT parquet, KV_METADATA {headroom: ${quoted(header)}})`,
    );
  });
  return copy;
}

describe('a Parquet file is read back before it is trusted', () => {
  test('and adds up', async () => {
    expect(await verifyParquet(await written())).toMatchObject({ rows: expect.any(Number), count: 2 * 20 * (8 * 200 + 1) });
  });

  for (const [what, select] of Object.entries({
    'a row is missing': 'SELECT * FROM file OFFSET 1',
    'a count is another': 'SELECT * REPLACE (count + (series = 3)::BIGINT AS count) FROM file',
    'a payload is shorter': 'SELECT * REPLACE (CASE WHEN series = 1 THEN payload[1:20] ELSE payload END AS payload) FROM file',
  }))
    test(`or not: ${what}`, async () => {
      await expect(verifyParquet(await rewritten(select))).rejects.toMatchObject(damaged);
    });

  test('or not: it is cut off, from elsewhere, or lacks a series', async () => {
    const file = await written();
    const other = path.join(temporaryFolder(), 'windows.parquet');
    await withDatabase(async (connection) => void (await connection.run(`COPY (SELECT 1 AS a) TO ${quoted(other)} (FORMAT parquet)`)));
    await expect(readParquet(other)).rejects.toMatchObject({
      code: 'RUN_DAMAGED',
      message: expect.stringContaining('does not come from Headroom'),
    });
    await expect(readParquet(await rewritten('SELECT * FROM file WHERE series <> 0'))).rejects.toMatchObject({
      message: expect.stringContaining('a series is missing'),
    });
    writeFileSync(file, readFileSync(file).subarray(0, -100));
    await expect(verifyParquet(file)).rejects.toMatchObject(damaged);
  });
});

test('a complete folder whose Parquet is damaged gets no name', async () => {
  const store = openStore(temporaryFolder());
  const sealed = await (await store.createRun({ id: 'x' })).seal(sampleContents('x'));
  const left = `${sealed}.abcdef-1-1.partial`;
  const { renameSync, utimesSync } = await import('node:fs');
  renameSync(sealed, left);
  const parquet = path.join(left, 'measurements.parquet');
  const whole = readFileSync(parquet);
  writeFileSync(parquet, whole.subarray(0, 100));
  const recover = async () => {
    utimesSync(left, new Date(0), new Date(0));
    return await store.recover(sampleFinish);
  };
  expect(await recover()).toMatchObject([{ id: 'x', result: 'failed', error: { code: 'RUN_DAMAGED' } }]);
  writeFileSync(parquet, whole);
  expect(await recover()).toMatchObject([{ id: 'x', result: 'sealed' }]);
  rmSync(store.projectFolder, { recursive: true });
});
