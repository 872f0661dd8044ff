import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createService, type ServiceSettings } from '../../../desktop/shell/engine-service.ts';
import { type EngineWord, engineWordSchema } from '../../../desktop/shell/engine-words.ts';
import { answerPage } from '../../../desktop/shell/page-requests.ts';
import { HeadroomError } from '../../../engine/model/error.ts';
import { startServer } from '../../../engine/server/index.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function service(given: Partial<ServiceSettings> = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-shell-'));
  const page = path.join(folder, 'page');
  mkdirSync(page);
  writeFileSync(path.join(page, 'index.html'), '<!doctype html><title>Headroom</title>');
  const said: EngineWord[] = [];
  const env: NodeJS.ProcessEnv = {};
  const serve = createService({
    say: (word) => said.push(engineWordSchema.parse(word)),
    startServer,
    doctor: async () => [],
    platform: 'linux',
    env,
    enter: () => undefined,
    log: () => undefined,
    ...given,
  });
  closing.push(async () => await serve({ kind: 'stop' }));
  return { serve, said, env, folder, start: { kind: 'start', folder, pageFolder: page, k6Folder: null as string | null } };
}

test('the real server answers the page through the shell: reads and writes, without the page holding any secret', async () => {
  const { serve, said, start, env } = service();
  await serve(start);
  const [word] = said;
  if (word?.kind !== 'ready') throw new Error(`the engine said ${JSON.stringify(word)}`);
  const page = answerPage({ engine: async () => word.address, fetch });
  const shown = await page(new Request('app://headroom/runs/some-run'));
  expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('<title>Headroom</title>')]);
  expect((await page(new Request('app://headroom/api/jobs'))).status).toBe(200);
  const order = JSON.stringify({ folder: start.folder });
  const written = await page(
    new Request('app://headroom/api/project', {
      method: 'POST',
      body: order,
      headers: { 'content-type': 'application/json', origin: 'app://headroom' },
    }),
  );
  expect(written.status).toBe(200);
  expect(await written.text()).not.toContain(word.address.token);
  expect((await fetch(`${word.address.url}/api/jobs`)).status).toBe(401);
  expect(env.ELECTRON_RUN_AS_NODE).toBe('1');
  await serve({ kind: 'stop' });
  expect(said.at(-1)).toEqual({ kind: 'stopped' });
  await expect(fetch(`${word.address.url}/api/jobs`)).rejects.toThrow();
});

test('orders that are none are not heard, and a second start neither', async () => {
  let starts = 0;
  const stub = async () => {
    starts++;
    throw new HeadroomError('PORT_IN_USE', 'The port is taken.', 'Choose another.');
  };
  const { serve, said, start } = service({ startServer: stub as never });
  for (const order of [null, 'start', { kind: 'start' }, { ...start, port: 80 }, { kind: 'run', command: 'x' }]) await serve(order);
  expect(said).toEqual([]);
  await serve(start);
  await serve(start);
  expect([starts, said]).toEqual([
    1,
    [{ kind: 'failed', failure: { code: 'PORT_IN_USE', message: 'The port is taken.', hint: 'Choose another.' } }],
  ]);
});

test('the packaged k6 is used when it is what was packed, and nothing starts when it is not', async () => {
  const k6Folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-k6-'));
  writeFileSync(path.join(k6Folder, 'k6'), 'program');
  writeFileSync(path.join(k6Folder, 'k6.json'), JSON.stringify({ sha256: createHash('sha256').update('program').digest('hex') }));
  const good = service();
  await good.serve({ ...good.start, k6Folder });
  expect([good.said[0]?.kind, good.env.HEADROOM_K6]).toEqual(['ready', path.join(k6Folder, 'k6')]);
  for (const change of [
    () => writeFileSync(path.join(k6Folder, 'k6'), 'another'),
    () => writeFileSync(path.join(k6Folder, 'k6.json'), '{'),
  ]) {
    change();
    const bad = service();
    await bad.serve({ ...bad.start, k6Folder });
    expect(bad.said[0]).toMatchObject({ kind: 'failed', failure: { code: 'SETUP_FAILED' } });
    expect(bad.env.HEADROOM_K6).toBeUndefined();
  }
});
