import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../../engine/store/index.ts';
import { sampleContents } from './samples.ts';
import { temporaryFolder } from './temporary.ts';

let store: Store;
beforeAll(async () => {
  store = openStore(temporaryFolder());
  for (const id of ['first', 'second'])
    await (await store.createRun({ id })).seal(sampleContents(id, { endpoints: 2, seconds: 3, scenario: id }));
});

describe('a query answers over all sealed runs', () => {
  test('from run documents', async () => {
    expect(await store.query('SELECT run, scenario, outcome, started_at, recovered FROM runs ORDER BY run')).toEqual({
      columns: ['run', 'scenario', 'outcome', 'started_at', 'recovered'],
      rows: ['first', 'second'].map((id) => ({
        run: id,
        scenario: id,
        outcome: 'completed',
        started_at: expect.stringMatching(/^2026-.*Z$/),
        recovered: false,
      })),
    });
  });

  test('from measurements, joined with them', async () => {
    const { rows } = await store.query(
      "SELECT r.scenario, tags['name'] AS name, sum(count) AS requests FROM measurements m JOIN runs r USING (run) WHERE metric = 'requests' GROUP BY ALL ORDER BY ALL",
    );
    expect(rows).toEqual(
      ['first', 'second'].flatMap((scenario) =>
        [0, 1].map((endpoint) => ({ scenario, name: `GET /api/orders/${endpoint}`, requests: 60 })),
      ),
    );
  });

  test('from reports', async () => {
    const [endpoint] = (await store.query('SELECT endpoint, samples, p95 FROM endpoints WHERE p95 IS NOT NULL')).rows;
    expect(endpoint).toEqual({ endpoint: expect.any(String), samples: expect.any(Number), p95: expect.any(Number) });
    const { rows } = await store.query('SELECT target, status, actual FROM verdicts');
    expect(rows.length).toBeGreaterThan(0);
  });

  test('with values as JSON has them', async () => {
    const { rows } = await store.query(
      "SELECT 9007199254740993::BIGINT AS big, 12::HUGEINT AS small, 'NaN'::DOUBLE AS nan, 1.5::DECIMAL(4,2) AS price, [1, NULL] AS list, {'a': 1} AS record, MAP {'k': 2} AS map, MAP([]::VARCHAR[], []::INT[]) AS none, 'x'::BLOB AS bytes, DATE '2026-01-02' AS day, 1 AS twice, 2 AS twice",
    );
    expect(rows).toEqual([
      {
        big: '9007199254740993',
        small: 12,
        nan: null,
        price: 1.5,
        list: [1, null],
        record: { a: 1 },
        map: { k: 2 },
        none: {},
        bytes: 'eA==',
        day: '2026-01-02T00:00:00.000Z',
        twice: 1,
        'twice:1': 2,
      },
    ]);
  });

  test('of a project without a run: no rows', async () => {
    const empty = openStore(temporaryFolder());
    for (const table of ['runs', 'measurements', 'endpoints', 'verdicts'])
      expect((await empty.query(`SELECT * FROM ${table}`)).rows).toEqual([]);
  });

  test('and what its columns are, with runs or without', async () => {
    const described = await store.query('DESCRIBE measurements');
    expect(described.rows).toContainEqual(expect.objectContaining({ column_name: 'tags', column_type: 'MAP(VARCHAR, VARCHAR)' }));
    expect((await openStore(temporaryFolder()).query('DESCRIBE measurements')).rows).toEqual(described.rows);
    expect((await store.query('SHOW TABLES')).rows.map(({ name }) => name)).toEqual(['endpoints', 'measurements', 'runs', 'verdicts']);
  });

  test('of runs although the numbers of one are damaged', async () => {
    const other = openStore(temporaryFolder());
    const folder = await (await other.createRun({ id: 'x' })).seal(sampleContents('x'));
    writeFileSync(path.join(folder, 'measurements.parquet'), 'PAR1');
    expect((await other.query('SELECT run FROM runs')).rows).toEqual([{ run: 'x' }]);
    await expect(other.query('SELECT count(*) FROM measurements')).rejects.toMatchObject({
      code: 'QUERY_FAILED',
      message: expect.stringContaining('measurements.parquet'),
    });
  });
});

describe('a query that is more than a question is refused, and nothing is changed', () => {
  const outside = path.join(temporaryFolder(), 'outside.csv');
  writeFileSync(outside, 'a\n1\n');
  const target = path.join(path.dirname(outside), 'written');
  const parquet = () => path.join(store.projectFolder, '.headroom/runs/first/measurements.parquet');
  const cases: readonly [sql: () => string, message: RegExp][] = [
    [() => 'SELEC 1', /syntax error/],
    [() => '', /no statement/],
    [() => '-- nothing', /no statement/],
    [() => 'SELECT 1; SELECT 2', /one statement/],
    [() => 'SELECT nothing FROM runs', /nothing/],
    [() => 'DELETE FROM runs', /Only SELECT/],
    [() => 'DROP VIEW measurements', /Only SELECT/],
    [() => 'CREATE TABLE x AS SELECT 1', /Only SELECT/],
    [() => `COPY runs TO '${target}'`, /Only SELECT|disabled by configuration/],
    [() => `EXPLAIN ANALYZE COPY runs TO '${parquet()}' (USE_TMP_FILE false)`, /Only SELECT/],
    [() => `ATTACH '${target}'`, /Only SELECT/],
    [() => 'SET enable_external_access = true', /Only SELECT/],
    [() => 'INSTALL httpfs', /Only SELECT/],
    [() => 'LOAD httpfs', /Only SELECT/],
    [() => `SELECT * FROM read_csv('${outside}')`, /disabled by configuration/],
    [() => `SELECT * FROM '${outside}'`, /does not exist|disabled/],
    [() => `SELECT * FROM read_text('/proc/self/environ')`, /disabled by configuration/],
    [() => `SELECT * FROM glob('/*')`, /disabled by configuration/],
    [() => "SELECT * FROM read_parquet('https://127.0.0.1:1/x.parquet')", /disabled by configuration/],
    [() => `SELECT * FROM query('COPY runs TO ''${target}''')`, /SELECT/],
  ];
  for (const [sql, message] of cases)
    test(String(message.source) + sql.toString().slice(5, 60), async () => {
      const before = readFileSync(parquet());
      await expect(store.query(sql())).rejects.toMatchObject({
        code: 'QUERY_FAILED',
        exitCode: 64,
        message: expect.stringMatching(message),
        hint: expect.stringContaining('measurements'),
      });
      expect(readFileSync(parquet()).equals(before)).toBe(true);
      expect(existsSync(target)).toBe(false);
    });
});
