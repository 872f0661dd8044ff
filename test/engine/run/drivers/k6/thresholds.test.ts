import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readThresholds } from '../../../../../engine/run/drivers/k6/thresholds.ts';

test('reads k6\u2019s summary export, where true means crossed, and nothing from what is no summary', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'headroom-summary-'));
  const file = path.join(folder, 'summary.json');
  const summary = { metrics: { http_reqs: { count: 3, thresholds: { 'count>1': false, 'count>9': true } }, vus: { value: 1 } } };
  await writeFile(file, JSON.stringify(summary));
  expect(readThresholds(file)).toEqual({ 'http_reqs: count>1': true, 'http_reqs: count>9': false });
  await writeFile(file, JSON.stringify(summary).slice(0, 40));
  expect(readThresholds(file)).toBeNull();
  await writeFile(file, '[]');
  expect(readThresholds(file)).toBeNull();
  expect(readThresholds(path.join(folder, 'none.json'))).toBeNull();
  await rm(folder, { recursive: true });
});
