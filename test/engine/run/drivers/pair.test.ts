import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createFold } from '../../../../engine/measure/fold.ts';
import { parseWindowFileLine } from '../../../../engine/measure/parse.ts';
import { pool } from '../../../../engine/measure/pool.ts';
import { ofSide } from '../../../../engine/measure/side.ts';
import type { SideName } from '../../../../engine/model/comparison.ts';
import type { WindowFileLine } from '../../../../engine/model/window-file.ts';
import type { DriverRun } from '../../../../engine/run/drivers/driver.ts';
import { startPair } from '../../../../engine/run/drivers/pair.ts';
import { type ReplayPlan, replayDriver } from '../../../../engine/run/drivers/replay.ts';

const recorded = readFileSync(path.resolve(import.meta.dirname, '../../../fixtures/windows/sample.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map(parseWindowFileLine);
const requestsIn = (lines: readonly WindowFileLine[]) => pool(foldOf(lines), { metric: 'requests' }).sum;

function foldOf(lines: readonly WindowFileLine[]) {
  const fold = createFold({ steps: [] });
  for (const line of lines) fold.add(line);
  return fold.measurement();
}

async function read(run: DriverRun): Promise<WindowFileLine[]> {
  const lines: WindowFileLine[] = [];
  for await (const line of run.lines) lines.push(line);
  return lines;
}

const replayed = (plans: Record<SideName, ReplayPlan>) => async (side: SideName) => await replayDriver.start(plans[side]);
const plan = (recording: readonly WindowFileLine[]) => ({ recording, speed: null });
/** The recording with every second window left out: another run of the same script. */
const thinner = recorded.filter((line, index) => !('t' in line) || 'tags' in line || index % 2 === 0);

it('reads both sides as one run, each with its own series', async () => {
  const run = await startPair(replayed({ base: plan(recorded), head: plan(thinner) }), 'head');
  const lines = await read(run);
  expect((await run.finished).outcome).toBe('completed');
  expect(lines.filter((line) => 'v' in line)).toHaveLength(1);
  expect('v' in (lines[0] ?? {})).toBe(true);
  expect(lines.filter((line) => 'end' in line)).toHaveLength(1);
  const both = foldOf(lines);
  const of = (side: 'base' | 'head') => pool(ofSide(both, side), { metric: 'requests' }).sum;
  expect(of('base')).toBe(requestsIn(recorded));
  expect(of('head')).toBe(requestsIn(thinner));
  expect(of('head')).toBeLessThan(of('base'));
});

it('keeps the errors of the sides apart', async () => {
  const run = await startPair(replayed({ base: plan(recorded), head: plan(recorded) }), 'base');
  const fold = createFold({ steps: [] });
  for (const line of await read(run)) fold.add(line);
  const single = createFold({ steps: [] });
  for (const line of recorded) single.add(line);
  expect(single.errors().length).toBeGreaterThan(0);
  expect(fold.errors()).toHaveLength(2 * single.errors().length);
  expect(new Set(fold.errors().map(({ side }) => side))).toEqual(new Set(['base', 'head']));
});

it('ends both when one ends for a fault, and tells which', async () => {
  const aborted = recorded.map((line): WindowFileLine => ('end' in line ? { ...line, reason: 'script-aborted' } : line));
  const run = await startPair(replayed({ base: plan(aborted), head: { recording: recorded, speed: 1 } }), 'base');
  const lines = await read(run);
  const { outcome, reason } = await run.finished;
  expect(outcome).not.toBe('completed');
  expect(reason).toMatch(/^base: /);
  expect(lines.filter((line) => 'end' in line)).toHaveLength(1);
});

it('stops both', async () => {
  const run = await startPair(replayed({ base: { recording: recorded, speed: 0.01 }, head: { recording: recorded, speed: 0.01 } }), 'base');
  const reading = read(run);
  setTimeout(() => run.stop('enough'), 50);
  await reading;
  expect(await run.finished).toMatchObject({ outcome: 'aborted', reason: 'base: enough' });
});

it('kills the one that started when the other cannot start', async () => {
  const start = async (side: SideName) => {
    if (side === 'head') throw new Error('no');
    const run = await replayDriver.start({ recording: recorded, speed: 0.001 });
    started.push(run);
    return run;
  };
  const started: DriverRun[] = [];
  await expect(startPair(start, 'base')).rejects.toThrow('no');
  expect((await started[0]?.finished)?.outcome).toBe('aborted');
});
