import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetch } from 'undici';
import { afterAll, afterEach, expect, test } from 'vitest';
import { plainConnection } from '../../../engine/environments/connection.ts';
import { answers } from '../../../engine/environments/health.ts';
import { freePorts } from '../../../engine/environments/ports.ts';
import { openUp } from '../../../engine/environments/up.ts';
import type { StartedSide, UpOptions } from '../../../engine/environments/up-options.ts';

const parent = mkdtempSync(path.join(os.tmpdir(), 'headroom-up-'));
const headFolder = path.join(parent, 'checkout');
const worktree = path.join(parent, 'worktree');
mkdirSync(headFolder);
mkdirSync(worktree);
const connection = plainConnection();
const opened: StartedSide[] = [];
afterEach(() => Promise.all(opened.splice(0).map((side) => side.close())));
afterAll(async () => {
  await connection.close();
  rmSync(parent, { recursive: true, force: true });
});

/** Answers 503 until it is warm, and tells where it runs and what it was told. */
const server = path.join(parent, 'server.cjs');
writeFileSync(
  server,
  `const warmAt = Date.now() + Number(process.env.WARM_MS ?? 0);
   const told = () => JSON.stringify({ cwd: process.cwd(), ...Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(SIDE|PORT|HEADROOM_.*|API_TOKEN)$/.test(name))) });
   require('http').createServer((request, response) => {
     response.statusCode = Date.now() < warmAt ? 503 : request.url === '/ready' ? 204 : 404;
     response.end(told());
   }).listen(process.env.PORT);`,
);
const serve = `"${process.execPath}" "${server}"`;

const optionsOf = async (given: Partial<UpOptions>): Promise<UpOptions> => ({
  side: 'base',
  command: serve,
  down: null,
  url: 'http://$SIDE.localhost:$PORT',
  healthPath: null,
  folder: worktree,
  headFolder,
  commit: 'c0ffee',
  dataFolder: path.join(parent, 'data'),
  port: (await freePorts(1))[0] ?? 0,
  beside: null,
  timeoutS: 10,
  mask: (text) => text.replaceAll('planted-secret', '***'),
  onProgress: () => undefined,
  ...given,
});
const open = async (given: Partial<UpOptions> = {}) => {
  const side = await openUp(await optionsOf(given));
  opened.push(side);
  return side;
};
const toldBy = async ({ url }: StartedSide) => JSON.parse(await (await fetch(url, { dispatcher: connection })).text());

test('two versions run by one command, each in its folder, with its port and its own empty data', async () => {
  const base = await open({ env: { API_TOKEN: 'planted-secret' } });
  const head = await open({ side: 'head', folder: headFolder, commit: null, beside: base.url });
  const [atBase, atHead] = [await toldBy(base), await toldBy(head)];
  expect(atBase).toMatchObject({
    cwd: worktree,
    SIDE: 'base',
    HEADROOM_SIDE: 'base',
    HEADROOM_COMMIT: 'c0ffee',
    API_TOKEN: 'planted-secret',
  });
  expect(atHead).toMatchObject({ cwd: headFolder, SIDE: 'head', HEADROOM_COMMIT: '', HEADROOM_HEAD_FOLDER: headFolder });
  expect(atBase.PORT).not.toBe(atHead.PORT);
  expect(readdirSync(atBase.HEADROOM_DATA)).toEqual([]);
  expect(atBase.HEADROOM_DATA).not.toBe(atHead.HEADROOM_DATA);
  expect([base.startOrder, head.startOrder]).toEqual([null, true]);
  expect(base.url).toBe(`http://base.localhost:${atBase.PORT}`);
  expect(await base.close()).toEqual([]);
  expect(await answers(base.url, connection)).toHaveProperty('problem');
  expect(await answers(head.url, connection)).toMatchObject({ status: 404 });
  expect(existsSync(atBase.HEADROOM_DATA)).toBe(false);
});

test('it is up when it answers below 500, or where a health path was named 2xx or 3xx', async () => {
  const side = await open({ env: { WARM_MS: '700' } });
  expect(side.startS).toBeGreaterThan(0.6);
  expect(side.startS).toBeLessThan(9);
  expect(side.ended()).toBeNull();
  await open({ healthPath: '/ready' });
  await expect(open({ healthPath: 'absent', timeoutS: 3 })).rejects.toMatchObject({
    code: 'TARGET_DOWN',
    message: expect.stringMatching(/status 404.*still runs/),
  });
});

test('a command that fails says why, without secrets, and what a worktree lacks', async () => {
  const failing = { command: `echo "no module planted-secret" >&2; echo "    at frame" >&2; exit 3` };
  await expect(open(failing)).rejects.toMatchObject({
    code: 'TARGET_START_FAILED',
    message: 'The --up command of base ended with exit code 3: no module ***',
    hint: expect.stringMatching(/node_modules.*submodule.*HEADROOM_HEAD_FOLDER/),
  });
  await expect(open({ ...failing, folder: headFolder })).rejects.toMatchObject({ hint: 'Run the command by hand to see why.' });
  await expect(open({ command: 'true', timeoutS: 3 })).rejects.toMatchObject({
    code: 'TARGET_DOWN',
    message: expect.stringContaining('ended with 0'),
  });
  expect(readdirSync(path.join(parent, 'data'))).toEqual([]);
});

test('what answers there already is refused', async () => {
  const base = await open();
  const port = Number(new URL(base.url).port);
  await expect(open({ port })).rejects.toMatchObject({ code: 'PORT_IN_USE', hint: expect.stringContaining('$PORT') });
});

test('a command that leaves its server in the background is up, and its process group ends with it', async () => {
  const side = await open({ command: `${serve} & sleep 0.2` });
  await sleep(400);
  expect(side.ended()).toBeNull();
  expect(await side.close()).toEqual([]);
  expect(await answers(side.url, connection)).toHaveProperty('problem');
});

test('a command that hands over to something of its own is ended by --down, and without one a note says that it runs', async () => {
  const pidFile = path.join(parent, 'daemon.pid');
  const detach = `setsid ${serve} >/dev/null 2>&1 & echo $! > "${pidFile}"; sleep 0.3`;
  const side = await open({ command: detach, down: `kill "$(cat '${pidFile}')" && echo "$SIDE" > "${pidFile}.down"` });
  expect(await side.close()).toEqual([]);
  expect(await answers(side.url, connection)).toHaveProperty('problem');
  expect(readFileSync(`${pidFile}.down`, 'utf8')).toBe('base\n');
  const left = await open({ command: detach });
  const notes = await left.close();
  process.kill(Number(readFileSync(pidFile, 'utf8')));
  expect(notes).toEqual([expect.stringMatching(/still runs.*no --down command/)]);
  const failing = await open({ down: 'echo broken; exit 1' });
  expect(await failing.close()).toEqual([expect.stringMatching(/--down command of base failed/)]);
});

test('an interruption while it starts ends what was started', async () => {
  const interrupted = new AbortController();
  const options = await optionsOf({ env: { WARM_MS: '60000' }, signal: interrupted.signal });
  const opening = openUp(options);
  await sleep(500);
  interrupted.abort();
  await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
  expect(await answers(`http://base.localhost:${options.port}`, connection)).toHaveProperty('problem');
});

test('nothing outlives an engine that is killed, and --down is run', async () => {
  const marker = path.join(parent, 'down-after-kill');
  const options = await optionsOf({ down: `echo going; echo gone > "${marker}"` });
  const script = path.join(parent, 'open.ts');
  const module = new URL('../../../engine/environments/up.ts', import.meta.url).pathname;
  writeFileSync(
    script,
    `import { openUp } from ${JSON.stringify(module)};
     await openUp({ ...${JSON.stringify(options)}, mask: (text: string) => text, onProgress: () => {} });
     console.log('open');`,
  );
  const engine = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => engine.stdout.once('data', resolve));
  const url = `http://base.localhost:${options.port}`;
  expect(await answers(url, connection)).toHaveProperty('status');
  engine.kill('SIGKILL');
  for (let waited = 0; waited < 100 && !existsSync(marker); waited++) await sleep(50);
  expect(existsSync(marker)).toBe(true);
  expect(await answers(url, connection)).toHaveProperty('problem');
  await open();
  expect(readdirSync(options.dataFolder)).toHaveLength(1);
});
