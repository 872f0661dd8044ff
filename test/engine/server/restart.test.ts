import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { headroomIn } from '../cli/project.ts';
import { demoProject } from './demo-project.ts';
import { listen } from './reader.ts';
import { ask, folderOf, serve } from './workbench.ts';

const kept = (folder: string) => path.join(folder, '.headroom', 'workbench.json');

test('a restarted server keeps its pages: port, session, and a stream that says reset', async () => {
  const folder = folderOf();
  const before = await serve({ folder, port: undefined });
  const reader = await listen(before);
  await expect.poll(reader.lastId).not.toBe('');
  await before.close();
  await reader.done;
  const after = await serve({ folder, port: undefined });
  expect(after).toMatchObject({ url: before.url, session: before.session });
  expect(after.token).not.toBe(before.token);
  expect((await ask(after, `/?token=${before.token}`, { bare: true })).status).toBe(401);
  const cookie = `headroom-${after.address.port}=${before.session}`;
  expect((await ask(after, '/api/project', { bare: true, headers: { cookie } })).status).toBe(200);
  const again = await listen(after, reader.lastId());
  await again.until(({ event }) => event === 'reset');
  await again.close();
  await after.close();
});

test('the session is for its owner alone, and is never committed', async () => {
  const folder = folderOf();
  const server = await serve({ folder });
  if (process.platform !== 'win32') expect(statSync(kept(folder)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(kept(folder), 'utf8'))).toEqual({ schemaVersion: 1, port: server.address.port, session: server.session });
  expect(readFileSync(path.join(folder, '.headroom', '.gitignore'), 'utf8')).toBe('*\n');
  await server.close();
});

test.each(['', '{', '[]', '{"schemaVersion":1,"port":0,"session":"short"}', '{"schemaVersion":1,"port":70000,"session":"x"}'])(
  'what was kept as %j gives a new session',
  async (text) => {
    const server = await serve({ folder: folderOf({ '.headroom/workbench.json': text }) });
    expect(server.session).toMatch(/^[\w-]{43}$/);
    await server.close();
  },
);

test('the port of the last time gives way when it is taken; one that was asked for does not', async () => {
  const folder = folderOf();
  const first = await serve({ folder, port: undefined });
  const second = await serve({ folder, port: undefined });
  expect(second.address.port).not.toBe(first.address.port);
  await expect(serve({ port: first.address.port })).rejects.toMatchObject({ code: 'PORT_IN_USE' });
  await first.close();
  await second.close();
});

test('a folder that is only looked at stays as it is', async () => {
  const folder = folderOf();
  const server = await serve({ folder, readOnly: true });
  expect((await ask(server, '/api/project')).json()).toMatchObject({ readOnly: true });
  const refused = await ask(server, '/api/jobs', { method: 'POST', body: { kind: 'run' } });
  expect(refused.status).toBe(409);
  expect(refused.json()).toMatchObject({ code: 'READ_ONLY' });
  await server.close();
  expect(existsSync(path.join(folder, '.headroom'))).toBe(false);
});

test('a project whose folder cannot be written to is served all the same', async () => {
  const folder = folderOf();
  mkdirSync(path.join(folder, '.headroom', 'workbench.json'), { recursive: true });
  writeFileSync(path.join(folder, '.headroom', 'workbench.json', 'x'), '');
  const said: string[] = [];
  const server = await serve({ folder, say: (text) => said.push(text) });
  expect(said.join()).toContain('will not outlive');
  expect((await ask(server, '/')).status).toBe(200);
  await server.close();
});

test('the run of an engine that died is sealed by the next start, which tells of it', async () => {
  const folder = demoProject();
  const command = headroomIn(folder, 'run', 'smoke');
  await command.says('Load begins');
  await sleep(3000);
  command.child.kill('SIGKILL');
  await command.ended;
  const said: string[] = [];
  const server = await serve({ folder, say: (text) => said.push(text) });
  expect(said.join()).toMatch(/^Recovered .*smoke/);
  const { runs } = (await ask(server, '/api/runs')).json();
  expect(runs).toMatchObject([{ state: 'sealed', scenario: 'smoke', outcome: 'truncated' }]);
  await server.close();
});
