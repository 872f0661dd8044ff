import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { WindowFileLine } from '../../../../engine/model/window-file.ts';
import { replayDriver } from '../../../../engine/run/drivers/replay.ts';

const start = 1_700_000_000_000;
const recorded: WindowFileLine[] = [
  { v: 1, k6: 'v2.2.0', start, plan: { scenarios: {} }, thresholds: {} },
  { metric: 'vus', type: 'gauge', contains: 'default', scale: 1 },
  { series: 1, metric: 'vus', tags: {} },
  { t: start, series: 1, n: 1, min: 5, max: 5, last: 5 },
  { t: start + 1000, series: 1, n: 1, min: 5, max: 5, last: 5 },
  { t: start + 2000, series: 1, n: 1, min: 5, max: 5, last: 5 },
];
const withEnd = (reason: string): WindowFileLine[] => [...recorded, { end: start + 3000, reason }];

async function replay(recording: string | WindowFileLine[], speed: number | null = null) {
  const run = await replayDriver.start({ recording, speed });
  const lines: WindowFileLine[] = [];
  for await (const line of run.lines) lines.push(line);
  return { lines, result: await run.finished };
}

test('plays lines and tells how the run ended', async () => {
  const { lines, result } = await replay(withEnd('completed'));
  expect(lines).toEqual(withEnd('completed'));
  expect(result).toMatchObject({ outcome: 'completed', reason: null, error: null, exitCode: null });
});

test.each([
  ['stopped: target broken', 'aborted', 'target broken'],
  ['threshold: thresholds on metrics x were crossed', 'aborted', 'thresholds on metrics x were crossed'],
  ['interrupted: test run was aborted', 'aborted', 'test run was aborted'],
  ['failed: Error: no backend', 'failed', 'Error: no backend'],
  ['disk full: no space left on device', 'truncated', 'disk full: no space left on device'],
])('%s is %s', async (reason, outcome, why) => {
  expect((await replay(withEnd(reason))).result).toMatchObject({ outcome, reason: why });
});

test('a recording without an end is truncated', async () => {
  expect((await replay(recorded)).result).toMatchObject({ outcome: 'truncated', reason: 'the recording has no end' });
});

test('plays a file, without its torn last line', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'headroom-replay-'));
  const file = path.join(folder, 'windows.ndjson');
  await writeFile(file, `${recorded.map((line) => JSON.stringify(line)).join('\n')}\n{"end":17`);
  const { lines, result } = await replay(file);
  expect(lines).toEqual(recorded);
  expect(result.outcome).toBe('truncated');
  await rm(folder, { recursive: true });
});

test('keeps the original distances, times the speed', async () => {
  const begun = performance.now();
  const { lines } = await replay(withEnd('completed'), 20);
  expect(lines).toHaveLength(7);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(145);
});

test('stop ends it, whether it is read or not', async () => {
  const run = await replayDriver.start({ recording: withEnd('completed'), speed: 1 });
  setTimeout(() => run.stop('enough'), 20);
  const lines: WindowFileLine[] = [];
  for await (const line of run.lines) lines.push(line);
  expect(lines).toEqual(recorded.slice(0, 3));
  expect(await run.finished).toMatchObject({ outcome: 'aborted', reason: 'enough' });
  const unread = await replayDriver.start({ recording: withEnd('completed'), speed: null });
  unread.kill();
  expect(await unread.finished).toMatchObject({ outcome: 'aborted', reason: 'killed' });
});
