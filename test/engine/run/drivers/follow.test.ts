import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { followLines, followWindows } from '../../../../engine/run/drivers/follow.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'headroom-follow-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('followLines', () => {
  test('gives lines while they are written, whole ones only', async () => {
    const file = path.join(folder, 'windows.ndjson');
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const line of followLines(file, ended)) seen.push(line);
    })();
    await wait(30);
    await writeFile(file, 'first\nsec');
    await expect.poll(() => seen).toEqual(['first']);
    await appendFile(file, 'ond\n\nthi');
    await expect.poll(() => seen).toEqual(['first', 'second', '']);
    await appendFile(file, 'rd\ntorn');
    end();
    await reading;
    expect(seen).toEqual(['first', 'second', '', 'third']);
  });

  test('a file that never comes has no lines, also when its writer failed', async () => {
    expect(await all(followLines(path.join(folder, 'none'), Promise.resolve()))).toEqual([]);
    expect(await all(followLines(path.join(folder, 'none'), Promise.reject(new Error('gone'))))).toEqual([]);
  });

  test('gives any text back, however long its lines', async () => {
    const line = fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.nat(700_000).map((length) => 'é'.repeat(length)),
      )
      .map((text) => text.replaceAll('\n', ' '));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
        const file = path.join(folder, 'any');
        await writeFile(file, lines.map((text) => `${text}\n`).join(''));
        expect(await all(followLines(file, Promise.resolve()))).toEqual(lines.map((text) => Buffer.from(text).toString()));
      }),
      { numRuns: 30 },
    );
  });

  test('a reader that leaves early closes the file', async () => {
    const file = path.join(folder, 'left');
    await writeFile(file, 'one\ntwo\n');
    for await (const text of followLines(file, Promise.resolve())) {
      expect(text).toBe('one');
      break;
    }
    await rm(file);
  });
});

test('followWindows reads lines and names a damaged one', async () => {
  const file = path.join(folder, 'windows.ndjson');
  await writeFile(file, '{"end":1,"reason":"completed"}\n{"end":2,"rea');
  expect(await all(followWindows(file, Promise.resolve()))).toEqual([{ end: 1, reason: 'completed' }]);
  await writeFile(file, '{"end":1,"rea\n');
  await expect(all(followWindows(file, Promise.resolve()))).rejects.toMatchObject({ code: 'WINDOWS_DAMAGED' });
});
