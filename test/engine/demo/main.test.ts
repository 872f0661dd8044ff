import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../../engine/demo/main.ts', import.meta.url));

describe('the demo as a process', () => {
  let folder: string;
  const start = (...words: string[]): ChildProcess =>
    spawn(process.execPath, [MAIN, '--data', folder, '--orders', '300', '--users', '5', ...words], { stdio: 'pipe' });
  const firstLine = (stream: NodeJS.ReadableStream | null): Promise<Record<string, unknown>> =>
    new Promise((resolve) => stream?.once('data', (text) => resolve(JSON.parse(String(text)) as Record<string, unknown>)));
  const exit = (child: ChildProcess) => new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-main-'));
    const seeding = start();
    await firstLine(seeding.stdout);
    seeding.kill('SIGTERM');
    expect(await exit(seeding)).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('prints one line when it answers, and ends cleanly on SIGTERM', async () => {
    const child = start('--switch', 'indexes=off', '--die-with-parent');
    const ready = await firstLine(child.stdout);
    expect(ready).toMatchObject({ ready: true, pid: child.pid, switches: { indexes: false, cache: true } });
    expect((await fetch(`${ready.url}/api/health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await exit(child)).toBe(0);
    expect((await readdir(folder)).filter((name) => !name.startsWith('seeded-'))).toEqual([]);
  });

  it('ends when stdin closes, if it was asked to die with its parent', async () => {
    const child = start('--die-with-parent');
    await firstLine(child.stdout);
    child.stdin?.end();
    expect(await exit(child)).toBe(0);
  });

  it('ends at once when the parent dies during the start', async () => {
    const child = start('--die-with-parent');
    child.stdin?.end();
    expect(['SIGTERM', 0]).toContain(await exit(child));
  });

  it('lives on when stdin closes otherwise', async () => {
    const child = start();
    const { url } = await firstLine(child.stdout);
    child.stdin?.end();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    child.kill('SIGTERM');
    await exit(child);
  });

  it('says what is wrong and exits with the code of it', async () => {
    const child = start('--switch', 'turbo=on');
    expect(await firstLine(child.stderr)).toMatchObject({ ready: false, code: 'USAGE', hint: expect.stringContaining('indexes') });
    expect(await exit(child)).toBe(64);
  });
});
