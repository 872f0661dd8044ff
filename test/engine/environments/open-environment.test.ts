import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { openEnvironment } from '../../../engine/environments/index.ts';
import { type EnvironmentInput, environmentSchema } from '../../../engine/model/environment.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-environments-'));
const closers: (() => unknown)[] = [];
afterEach(() => Promise.all(closers.splice(0).map((close) => close())));

const open = (input: EnvironmentInput) =>
  openEnvironment({
    name: 'test',
    environment: environmentSchema.parse(input),
    folder,
    runId: 'run-1',
    secrets: { API_TOKEN: 'planted-secret' },
    mask: (text) => text.replaceAll('planted-secret', '***'),
    onProgress: () => undefined,
  });

const listen = async () => {
  const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};
const serverCommand = (port: number) =>
  `"${process.execPath}" -e "require('http').createServer((q,s)=>s.end('{}')).listen(${port},'127.0.0.1')"`;
const alive = (pattern: string) => {
  try {
    return execFileSync('pgrep', ['-f', pattern], { encoding: 'utf8' }).trim() !== '';
  } catch (none) {
    if (none instanceof Error) return false;
    throw none;
  }
};

test('a started target is healthy when it opens and gone when it closes', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = await open({ services: { api: url }, start: serverCommand(port), health: { url } });
  expect(environment.started).toBe(true);
  expect(environment.coLocated).toBe(true);
  expect(await environment.close()).toEqual([]);
  await expect(fetch(url)).rejects.toThrow();
});

test('a taken port, a target that ends, one that is down and one that never gets healthy each say so', async () => {
  const url = await listen();
  await expect(open({ services: { api: url }, start: 'sleep 5', health: { url } })).rejects.toMatchObject({ code: 'PORT_IN_USE' });
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  await expect(open({ services: { api: nowhere }, start: 'echo broken; exit 3', health: { url: nowhere } })).rejects.toMatchObject({
    code: 'TARGET_START_FAILED',
    message: expect.stringContaining('broken'),
  });
  await expect(open({ services: { api: nowhere } })).rejects.toMatchObject({
    code: 'TARGET_DOWN',
    message: expect.stringContaining('api'),
  });
  await expect(open({ services: { api: nowhere }, health: { url: nowhere, timeout: 0.5 } })).rejects.toMatchObject({ code: 'TARGET_DOWN' });
});

test('cleanup runs after a failure too, and secrets stay out of errors', async () => {
  const marker = path.join(folder, 'cleaned');
  const broken = { services: { api: await listen() }, prepare: 'echo "bad $API_TOKEN" >&2; exit 1', cleanup: `echo gone > "${marker}"` };
  await expect(open(broken)).rejects.toMatchObject({ code: 'HOOK_FAILED', hint: 'bad ***' });
  expect(readFileSync(marker, 'utf8')).toBe('gone\n');
});

test('hooks see the run, and what they say is kept', async () => {
  const environment = await open({
    services: { api: await listen() },
    prepare: 'echo "made 3 orders for $HEADROOM_RUN in $HEADROOM_ENVIRONMENT"',
    cleanup: 'echo "removed 3 orders at $HEADROOM_URL_API"',
    fingerprint: `echo '{"version":"1.4.2"}'`,
  });
  expect(environment.notes).toEqual(['made 3 orders for run-1 in test']);
  expect(environment.fingerprint).toEqual({ version: '1.4.2' });
  expect(await environment.close()).toEqual([expect.stringMatching(/^removed 3 orders at http:\/\/127/)]);
});

test('when the engine is killed the target ends and cleanup still runs', async () => {
  const port = await freePort();
  const marker = path.join(folder, 'cleaned-after-kill');
  const url = `http://127.0.0.1:${port}`;
  const script = path.join(folder, 'open.ts');
  const module = new URL('../../../engine/environments/index.ts', import.meta.url).pathname;
  const model = new URL('../../../engine/model/environment.ts', import.meta.url).pathname;
  const input = JSON.stringify({ services: { api: url }, start: serverCommand(port), health: { url }, cleanup: `echo gone > "${marker}"` });
  writeFileSync(
    script,
    `import { openEnvironment } from ${JSON.stringify(module)}; import { environmentSchema } from ${JSON.stringify(model)};
     await openEnvironment({ name: 't', environment: environmentSchema.parse(${input}), folder: ${JSON.stringify(folder)}, runId: 'r', secrets: {}, mask: (t: string) => t, onProgress: () => {} });
     console.log('open');`,
  );
  const engine = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => engine.stdout.once('data', resolve));
  expect(alive(`listen\\(${port}`)).toBe(true);
  engine.kill('SIGKILL');
  for (let waited = 0; waited < 60 && !(existsSync(marker) && !alive(`listen\\(${port}`)); waited++) await sleep(50);
  expect(existsSync(marker)).toBe(true);
  expect(alive(`listen\\(${port}`)).toBe(false);
});
