import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Observation } from '../../../../../../engine/measure/observe.ts';
import { kindsOf } from '../../../../../../engine/run/drivers/k6/csv/kinds.ts';
import { createSampleReader } from '../../../../../../engine/run/drivers/k6/csv/samples.ts';
import { createFailures } from '../../../../../../engine/run/drivers/recording/failures.ts';

test('reads samples with the tags that are set', () => {
  const reader = createSampleReader(kindsOf([]));
  expect(reader.read('metric_name,timestamp,metric_value,group,name,status,extra_tags,metadata'.split(','))).toBeNull();
  const first = reader.read(['http_req_duration', '1700000000123', '1.250000', '', 'GET /', '200', 'kind=new&note=a=b', 'vu=3']);
  expect(first).toEqual({
    metric: 'http_req_duration',
    kind: 'trend',
    contains: 'time',
    value: 1.25,
    timeMs: 1_700_000_000_123,
    tags: { name: 'GET /', status: '200', kind: 'new', note: 'a=b' },
  });
  const second = reader.read(['http_reqs', '1700000000123', '1.000000', '', 'GET /', '200', 'kind=new&note=a=b', 'vu=3']);
  expect(second?.tags).toBe(first?.tags);
  expect(reader.read(['torn', 'row'])).toBeNull();
});

test('kinds come from k6, from what scripts declare, and from the registry', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'headroom-kinds-'));
  await writeFile(
    path.join(folder, 'lib.ts'),
    `export const a = new Trend("parsing_time", true);\nexport const b = new metrics.Rate('happy');\n`,
  );
  await writeFile(
    path.join(folder, 'main.js'),
    "import './lib.ts';\nimport './none.js';\nconst c = new Counter(`orders_made`), d = new Gauge('stock', false);",
  );
  const kindOf = kindsOf([path.join(folder, 'main.js')]);
  expect(kindOf('parsing_time')).toEqual({ kind: 'trend', contains: 'time' });
  expect(kindOf('happy')).toEqual({ kind: 'rate', contains: 'default' });
  expect(kindOf('orders_made').kind).toBe('counter');
  expect(kindOf('stock').kind).toBe('gauge');
  expect(kindOf('data_sent')).toEqual({ kind: 'counter', contains: 'data' });
  expect(kindOf('vus').kind).toBe('gauge');
  expect(kindOf('transaction_duration')).toEqual({ kind: 'trend', contains: 'time' });
  expect(kindOf('whatever')).toEqual({ kind: 'trend', contains: 'default' });
  await rm(folder, { recursive: true });
});

test('groups failures by code, name and message, with masked examples', () => {
  const failures = createFailures([]);
  const failed = (metric: string, value: number, timeMs: number, tags: Record<string, string>): Observation => ({
    metric,
    kind: 'counter',
    contains: 'default',
    value,
    timeMs,
    tags,
  });
  for (const id of [11, 12, 13, 14])
    failures.add(
      failed('http_reqs', 1, 1000 + id, {
        name: `http://shop/items/${id}`,
        url: `http://shop/items/${id}?token=s3cret`,
        method: 'GET',
        status: '404',
        error_code: '1404',
        expected_response: 'false',
        scenario: 'shop',
      }),
    );
  failures.add(failed('http_reqs', 1, 2000, { name: 'ok', expected_response: 'true' }));
  failures.add(failed('checks', 0, 3000, { check: 'list is there', name: '' }));
  failures.add(failed('checks', 1, 3000, { check: 'list is there' }));
  failures.add(failed('http_reqs', 1, 4000, { name: 'n', error: 'dial tcp 10.0.0.1:80: refused', error_code: '1212', status: '0' }));
  const lines = failures.changed().map(({ error }) => error);
  expect(lines.map(({ message, n }) => `${n} ${message}`)).toEqual([
    '4 HTTP 404 Not Found',
    '1 check failed',
    expect.stringMatching(/^1 dial tcp/),
  ]);
  expect(lines[0]).toMatchObject({
    code: 1404,
    name: 'http://shop/items/:id',
    method: 'GET',
    status: 404,
    scenario: 'shop',
    t: 1011,
    last: 1014,
  });
  expect(lines[0]?.examples).toHaveLength(3);
  expect(JSON.stringify(lines)).not.toContain('s3cret');
  expect(failures.changed()).toEqual([]);
});
