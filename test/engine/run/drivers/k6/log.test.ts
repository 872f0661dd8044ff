import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../../../../../engine/run/drivers/k6/log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'headroom-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const entry = (level: string, msg: string, rest: object = {}) => JSON.stringify({ level, msg, time: '2026-01-02T03:04:05Z', ...rest });

test('is readable, masked, and counts what repeats', async () => {
  const file = path.join(folder, 'k6.log');
  const log = openLog(file, (text) => text.replaceAll('s3cret', '***'));
  log.entry(entry('info', 'using s3cret', { source: 'console' }));
  log.output('  checks: 100 % with s3cret');
  for (let i = 0; i < 30; i++) log.entry(entry('warning', 'Request Failed', { error: `Get "http://h/items/${i}": refused` }));
  log.entry(entry('error', 'ReferenceError: s3cret\n\tat file:///a.js:2:15(12)\n'));
  log.entry('panic: runtime error');
  log.entry(entry('warning', "context is done before all 'IterEnd' events were processed"));
  await log.close();
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain('s3cret');
  expect(text).toContain('2026-01-02T03:04:05Z info    using ***\n');
  expect(text).toContain('  checks: 100 % with ***\n');
  expect(text.match(/Request Failed/g)).toHaveLength(6);
  expect(text).toContain('(30 times: warning: Request Failed: Get "http://h/items/0": refused)');
  expect(log.errors()).toEqual(['ReferenceError: ***\n\tat file:///a.js:2:15(12)', 'panic: runtime error']);
  expect(log.complaints().map(({ level }) => level)).toEqual(['warning', 'error', 'error']);
  expect(log.complaints()[0]).toEqual({ level: 'warning', message: 'Request Failed: Get "http://h/items/0": refused', count: 30 });
});

test('keeps at most a few megabytes', async () => {
  const file = path.join(folder, 'k6.log');
  const log = openLog(file, (text) => text);
  for (let i = 0; i < 60; i++) log.output('x'.repeat(100_000));
  await log.close();
  const text = await readFile(file, 'utf8');
  expect(text.length).toBeLessThan(4.2 * 1024 * 1024);
  expect(text).toMatch(/\(\d+ lines left out\)\n$/);
});

test('a folder that cannot be written to does not end the run', async () => {
  const log = openLog(path.join(folder, 'not', 'there', 'k6.log'), (text) => text);
  log.entry(entry('error', 'first'));
  await log.close();
  expect(log.errors()).toEqual(['first']);
});
