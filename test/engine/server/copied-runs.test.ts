import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Server } from '../../../engine/server/index.ts';
import { copiedRuns, openStore } from '../../../engine/store/index.ts';
import { sampleContents } from '../store/samples.ts';
import { ask, folderOf, serve } from './workbench.ts';

const id = '2026-11-03T10-00-00Z-copied-local';
const copies = folderOf();
let server: Server;
const open = async (folder: string) => await ask(server, '/api/project', { method: 'POST', body: { folder } });

beforeAll(async () => {
  const store = openStore(folderOf());
  const sealed = await (await store.createRun({ id })).seal(sampleContents(id));
  for (const place of ['loose', 'whole/runs']) cpSync(sealed, path.join(copies, place, id), { recursive: true });
  mkdirSync(path.join(copies, 'hollow', id), { recursive: true });
  server = await serve();
});
afterAll(() => server.close());

test.each([
  ['loose', 'loose'],
  ['whole', 'whole/runs'],
  ['whole/runs', 'whole/runs'],
])('runs copied to %s are looked at, and nothing is written there', async (place, holds) => {
  const opened = await open(path.join(copies, place));
  expect(opened.json()).toMatchObject({ readOnly: true, counts: { runs: 1 } });
  expect((await ask(server, `/api/runs/${id}`)).status).toBe(200);
  expect((await ask(server, '/api/runs')).text).toContain(id);
  expect((await ask(server, `/api/runs/${id}/notes`, { method: 'POST', body: { text: 'x' } })).json()).toMatchObject({ code: 'READ_ONLY' });
  expect(readdirSync(path.join(copies, holds))).toEqual([id]);
});

test('a folder whose folders are no runs says what it must hold', async () => {
  expect((await open(path.join(copies, 'hollow'))).json()).toMatchObject({
    code: 'FOLDER_UNKNOWN',
    hint: expect.stringContaining('run.json'),
  });
});

test('a server can be started on copied runs alone', async () => {
  const folder = (await copiedRuns(path.join(copies, 'whole'))) ?? '';
  const other = await serve({ folder, copied: true });
  expect((await ask(other, '/api/project')).json()).toMatchObject({ readOnly: true, counts: { runs: 1 } });
  await other.close();
  expect(readdirSync(folder)).toEqual([id]);
});
