import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DataPool } from '../../../engine/model/journey-context.ts';
import { iterationsEach, type K6Run, runK6 } from '../k6.ts';

let folder: string;
let json: string;
let csv: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-pool-'));
  json = join(folder, 'rows.json');
  csv = join(folder, 'rows.csv');
  await writeFile(json, JSON.stringify([{ name: 'a' }, { name: 'b' }, { name: 'c' }]));
  await writeFile(csv, 'name,city\na,"Lyon, centre"\nb,Berlin\n');
});
afterAll(() => rm(folder, { recursive: true }));

const drawn = ({ output }: K6Run) => [...output.matchAll(/ROW (.+?)"/g)].map(([, row = '']) => row.replaceAll('\\', ''));

function draw(pool: DataPool, options: string, seed = 1): Promise<K6Run> {
  return runK6({
    context: { data: { rows: pool }, seed },
    source: `
      import { dataPool } from 'scenarios/lib/data.ts';
      ${options}
      const rows = dataPool('rows');
      export default function () {
        const row = rows.row();
        if (row) console.log('ROW ' + __VU + row.name + (row === rows.row() || JSON.stringify(row) === JSON.stringify(rows.row()) ? '' : '!') + (row.city || ''));
      }`,
  });
}

it('reads JSON, and gives each user a row for life', async () => {
  const run = await draw({ file: json, pick: 'perUser', whenEmpty: 'stopRun' }, iterationsEach(3, 2));
  expect(run.exitCode).toBe(0);
  expect(drawn(run).sort()).toEqual(['1a', '1a', '2b', '2b', '3c', '3c']);
});

it('reads CSV', async () => {
  const run = await draw({ file: csv, pick: 'cycle', whenEmpty: 'stopRun' }, iterationsEach(1, 3));
  expect(drawn(run)).toEqual(['1aLyon, centre', '1bBerlin', '1aLyon, centre']);
});

it('draws at random, the same with the same seed', async () => {
  const random: DataPool = { file: json, pick: 'random', whenEmpty: 'stopRun' };
  const [one, same, other] = await Promise.all([1, 1, 2].map((seed) => draw(random, iterationsEach(1, 30), seed)));
  expect(new Set(drawn(one as K6Run)).size).toBe(3);
  expect(drawn(same as K6Run)).toEqual(drawn(one as K6Run));
  expect(drawn(other as K6Run)).not.toEqual(drawn(one as K6Run));
});

it('stops the run, and says which pool has run out, when rows are used up', async () => {
  const run = await draw({ file: json, pick: 'unique', whenEmpty: 'stopRun' }, iterationsEach(1, 9));
  expect(drawn(run)).toEqual(['1a', '1b', '1c']);
  // k6's own exit code of `test.abort`.
  expect(run.exitCode).toBe(108);
  expect(run.output).toContain('Data pool rows has run out: 3 rows are not enough for user 1 of main.');
});

it('stops only the users that have no row, who wait without making journeys, until the scenario ends', async () => {
  const options = `export const options = { scenarios: { main: { executor: 'constant-vus', vus: 5, duration: '2s', gracefulStop: '1s' } } };`;
  const run = await runK6({
    context: { data: { rows: { file: json, pick: 'perUser', whenEmpty: 'stopUser' } } },
    source: `
      import { sleep } from 'k6';
      import { dataPool } from 'scenarios/lib/data.ts';
      ${options}
      const rows = dataPool('rows');
      export default function () {
        const row = rows.row();
        console.log((row ? 'WORKED ' : 'NOTHING ') + __VU);
        if (row) sleep(0.5);
      }`,
  });
  expect(run.exitCode).toBe(0);
  expect(run.output.match(/NOTHING \d/g)?.sort()).toEqual(['NOTHING 4', 'NOTHING 5']);
  expect(run.output.match(/WORKED \d/g)?.length).toBeGreaterThanOrEqual(9);
});

it('begins again when rows are used up and it is told to', async () => {
  const run = await draw({ file: json, pick: 'unique', whenEmpty: 'startOver' }, iterationsEach(1, 4));
  expect(drawn(run)).toEqual(['1a', '1b', '1c', '1a']);
});

it('uses no unique row twice when several scenarios draw from one pool', async () => {
  const one = (iterations: number) => `{ executor: 'per-vu-iterations', vus: 1, iterations: ${iterations} }`;
  const options = `export const options = { scenarios: { first: ${one(2)}, first__open: ${one(1)} } };`;
  const run = await draw({ file: json, pick: 'unique', whenEmpty: 'stopRun' }, options);
  expect(run.exitCode).toBe(0);
  expect(
    drawn(run)
      .map((row) => row.slice(1))
      .sort(),
  ).toEqual(['a', 'b', 'c']);
});

it('refuses a pool that is not there or holds nothing', async () => {
  const empty = join(folder, 'empty.csv');
  await writeFile(empty, 'name\n');
  const none = await runK6({ source: `import { dataPool } from 'scenarios/lib/data.ts'; dataPool('rows'); export default function () {}` });
  const nothing = await draw({ file: empty, pick: 'cycle', whenEmpty: 'stopRun' }, iterationsEach(1, 1));
  expect(none.output).toContain('The scenario has no data pool named rows');
  expect(nothing.output).toContain('Data pool rows holds no rows');
  expect([none.exitCode, nothing.exitCode]).toEqual([107, 107]);
});
