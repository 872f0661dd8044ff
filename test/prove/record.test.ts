import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { sceneHere } from '../scene.ts';
import { takeMachine } from './machine-lock.ts';
import { definePart, type Part } from './part.ts';
import { readRecord } from './record.ts';
import { runPart, type Surroundings } from './run-part.ts';
import { sourceHash } from './sources.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-prove-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => path.join(folder, 'results', 'dice.jsonl');
const rule = () => path.join(folder, 'rule.ts');
const said: string[] = [];
const around = (changes: Partial<Surroundings> = {}): Surroundings => ({
  results: path.join(folder, 'results'),
  cache: path.join(folder, 'cache'),
  scene: sceneHere(),
  gates: null,
  signal: new AbortController().signal,
  more: () => true,
  say: (line) => said.push(line),
  ...changes,
});
const dice = (trial: (index: number, signal: AbortSignal) => number = (index) => index, bar = 100): Part =>
  definePart({
    name: 'dice',
    what: 'throws',
    trials: 5,
    loadsMachine: false,
    sources: [rule()],
    outcome: z.number(),
    trial: ({ index, signal }) => trial(index, signal),
    bars: (thrown) => [
      { what: 'sum', bar: `at most ${bar}`, measured: String(thrown.length), holds: thrown.reduce((a, b) => a + b, 0) <= bar },
    ],
  });
const kept = () => readRecord(file())?.trials.map(({ outcome }) => outcome);

test('every trial is kept as it is made, with where and when', async () => {
  const result = await runPart(dice(), around());
  expect(result).toMatchObject({ made: 5, wanted: 5, holds: true });
  expect(kept()).toEqual([0, 1, 2, 3, 4]);
  const [first = ''] = readFileSync(file(), 'utf8').split('\n');
  expect(JSON.parse(first)).toMatchObject({ part: 'dice', machine: { cores: expect.any(Number) }, versions: { node: process.version } });
});

test('a part goes on with the trial after those it has', async () => {
  const asked: number[] = [];
  const part = dice((index) => {
    asked.push(index);
    return index;
  });
  expect(await runPart(part, around({ gates: 2 }))).toMatchObject({ made: 2, holds: true });
  expect(await runPart(part, around())).toMatchObject({ made: 5, holds: true });
  expect(asked).toEqual([0, 1, 2, 3, 4]);
  expect(readRecord(file())?.sessions).toHaveLength(2);
  await runPart(part, around());
  expect(readRecord(file())?.sessions).toHaveLength(2);
});

test('a trial that is interrupted is not kept, and those before it are', async () => {
  const controller = new AbortController();
  const part = dice((index, signal) => {
    if (index === 3) controller.abort();
    signal.throwIfAborted();
    return index;
  });
  expect(await runPart(part, around({ signal: controller.signal }))).toMatchObject({ made: 3, holds: false });
  expect(kept()).toEqual([0, 1, 2]);
});

test('no further trial is begun when the minutes are over', async () => {
  let left = 2;
  expect(await runPart(dice(), around({ more: () => left-- > 0 }))).toMatchObject({ made: 2, holds: false });
});

test('an error that is no interruption is not swallowed', async () => {
  const part = dice((index) => {
    if (index === 1) throw new Error('the die is lost');
    return index;
  });
  await expect(runPart(part, around())).rejects.toThrow('the die is lost');
  expect(kept()).toEqual([0]);
});

test('under another rule it starts anew, says so, and keeps the old trials aside', async () => {
  writeFileSync(rule(), 'export const limit = 1;\n');
  await runPart(dice(), around({ gates: 3 }));
  writeFileSync(rule(), '/** The limit. */\nexport const limit = 1;\n');
  expect(await runPart(dice(), around({ gates: 4 }))).toMatchObject({ made: 4 });
  expect(readRecord(file())?.sessions).toHaveLength(2);
  writeFileSync(rule(), 'export const limit = 2;\n');
  said.length = 0;
  await runPart(dice(), around({ gates: 1 }));
  expect(kept()).toEqual([0]);
  expect(said.join('\n')).toContain('4 trials were made under another rule');
  expect(readdirSync(path.join(folder, 'cache', 'superseded'))).toHaveLength(1);
});

test('a line cut off by a crash is left out and mended', async () => {
  await runPart(dice(), around({ gates: 2 }));
  appendFileSync(file(), '{"trial":2,"at":"2026');
  expect(kept()).toEqual([0, 1]);
  await runPart(dice(), around({ gates: 3 }));
  expect(kept()).toEqual([0, 1, 2]);
});

test('a bar that is not met fails the part', async () => {
  expect(await runPart(dice(undefined, 3), around())).toMatchObject({ made: 5, holds: false });
});

test('the hash of sources follows imports, and sees past comments and layout', () => {
  const imported = path.join(folder, 'other.ts');
  writeFileSync(rule(), "import { a } from './other.ts';\nexport const b = a;\n");
  writeFileSync(imported, 'export const a = 1;\n');
  const before = sourceHash(['rule.ts'], folder);
  writeFileSync(imported, '// One.\nexport const   a = 1;\n');
  expect(sourceHash(['rule.ts'], folder)).toBe(before);
  writeFileSync(imported, 'export const a = 2;\n');
  expect(sourceHash(['rule.ts'], folder)).not.toBe(before);
});

test('one part at a time loads the machine; the lock of a dead process does not count', () => {
  const taken = takeMachine(folder);
  expect(takeMachine(folder)).toEqual({ heldBy: process.pid });
  if ('release' in taken) taken.release();
  writeFileSync(path.join(folder, 'machine.lock'), '999999999');
  expect(takeMachine(folder)).toHaveProperty('release');
});
