import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeProject } from './project.ts';

const project = makeProject({});
afterAll(project.remove);

/** Starts it and waits for what it prints. */
async function started(...args: string[]) {
  const command = project.start('ui', ...args);
  let printed = '';
  command.child.stdout.on('data', (chunk) => {
    printed += String(chunk);
  });
  await Promise.race([expect.poll(() => printed, { timeout: 50_000 }).toContain('\n'), command.ended]);
  return { ...command, printed: () => printed };
}

test('it prints its link once, which opens the page; Ctrl-C ends it in order', async () => {
  const ui = await started('--no-open', '--port', '0');
  const [, link = ''] = /^The workbench is at (\S+)\n$/.exec(ui.printed()) ?? [];
  const { origin, searchParams } = new URL(link);
  expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const let_in = await fetch(link, { redirect: 'manual' });
  const cookie = let_in.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(await (await fetch(origin, { headers: { cookie } })).text()).toContain('<script type="module"');
  const { checks } = (await (await fetch(`${origin}/api/doctor`, { headers: { cookie } })).json()) as { checks: { what: string }[] };
  expect(checks.map(({ what }) => what)).toEqual(['machine', 'k6', 'Chromium', 'open files', 'local ports', 'CPU governor', 'disk']);
  const asked = performance.now();
  ui.child.kill('SIGINT');
  const { code, stdout, stderr } = await ui.ended;
  expect(performance.now() - asked).toBeLessThan(5000);
  expect(code).toBe(0);
  const token = searchParams.get('token') ?? '';
  expect(`${stdout}${stderr}`.split(token)).toHaveLength(2);
  expect(readFileSync(path.join(project.folder, '.headroom', 'workbench.json'), 'utf8')).not.toContain(token);
});

test('with --json the link is a document; the port of the last time is used again', async () => {
  const first = await started('--json');
  const { link, url, port } = JSON.parse(first.printed());
  expect(link.startsWith(`${url}/?token=`)).toBe(true);
  expect(new URL(url).port).toBe(String(port));
  const taken = await project.run('ui', '--port', String(port), '--json');
  expect(taken.code).toBe(69);
  expect(JSON.parse(taken.stdout)).toMatchObject({ error: { code: 'PORT_IN_USE' } });
  first.child.kill('SIGTERM');
  expect((await first.ended).code).toBe(0);
  const again = await started('--json');
  expect(JSON.parse(again.printed()).port).toBe(port);
  again.child.kill('SIGINT');
  await again.ended;
});

test('a folder that is not there, and a port that is none, are told', async () => {
  const missing = await project.run('ui', 'nowhere', '--no-open');
  expect(missing.code).toBe(64);
  expect(missing.stderr).toContain('There is no folder');
  expect((await project.run('ui', '--port', '70000')).code).toBe(64);
});
