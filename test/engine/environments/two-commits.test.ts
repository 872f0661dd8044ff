import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fetch } from 'undici';
import { afterAll, expect, test } from 'vitest';
import { loadConfiguration } from '../../../engine/config/load.ts';
import { plainConnection } from '../../../engine/environments/connection.ts';
import { mergeBaseOf } from '../../../engine/environments/git.ts';
import { freePorts } from '../../../engine/environments/ports.ts';
import { watchSeparation } from '../../../engine/environments/separation.ts';
import { openUp } from '../../../engine/environments/up.ts';
import type { StartedSide, UpOptions } from '../../../engine/environments/up-options.ts';
import { openWorktree } from '../../../engine/environments/worktree.ts';
import { makeServiceRepository } from '../../fixtures/service/repository.ts';

const parent = mkdtempSync(path.join(os.tmpdir(), 'headroom-commits-'));
const connection = plainConnection();
const closers: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
  await connection.close();
  rmSync(parent, { recursive: true, force: true });
});

/** A price, with what it took to find it. */
const priceAt = async ({ url }: StartedSide, weight: number) => {
  const response = await fetch(`${url}/quote?weight=${weight}`, { dispatcher: connection });
  const { cents } = (await response.json()) as { cents: number };
  return { cents, version: response.headers.get('x-version'), queries: response.headers.get('x-work-queries') };
};

test('two commits of a service are up at once, with the same data and work of their own, and are shown to be two', async () => {
  const { folder, head } = makeServiceRepository(path.join(parent, 'service'), { extraQueries: 1 });
  const worktree = await openWorktree(folder, await mergeBaseOf(folder, 'main'));
  closers.push(worktree.close);
  const [basePort = 0, headPort = 0] = await freePorts(2);
  const common = {
    command: `"${process.execPath}" server.mjs`,
    down: null,
    url: 'http://$SIDE.localhost:$PORT',
    healthPath: 'health',
    headFolder: folder,
    dataFolder: path.join(folder, '.headroom', 'sides'),
    timeoutS: 20,
    mask: (text: string) => text,
    onProgress: () => undefined,
  };
  const open = async (options: Pick<UpOptions, 'side' | 'folder' | 'commit' | 'port' | 'beside'>) => {
    const side = await openUp({ ...common, ...options });
    closers.push(side.close);
    return side;
  };
  const atBase = await open({ side: 'base', folder: worktree.folder, commit: worktree.commit, port: basePort, beside: null });
  const atHead = await open({ side: 'head', folder, commit: head, port: headPort, beside: atBase.url });
  const watched = ({ url }: StartedSide) => ({ url, metricsUrl: `${url}/metrics`, connection });
  const watch = watchSeparation({ base: watched(atBase), head: watched(atHead), versionHeader: null });
  await watch.before();
  for (const weight of [1, 17, 100]) {
    const [then, now] = [await priceAt(atBase, weight), await priceAt(atHead, weight)];
    expect(then.cents).toBe(now.cents);
    expect(then).toMatchObject({ version: '1.0.0', queries: '2' });
    expect(now).toMatchObject({ version: '1.1.0', queries: '3' });
  }
  expect(await watch.after({ base: 3, head: 3 })).toMatchObject({
    separation: { by: 'version', base: { counted: 4 }, head: { counted: 4 } },
  });
});

test('the service brings a configuration that measures it', async () => {
  const { folder } = makeServiceRepository(path.join(parent, 'configured'), { slowdown: 0.1 });
  const { configuration } = await loadConfiguration({ folder });
  expect(configuration.scenarios).toHaveProperty('quotes');
  const { settings } = await import(path.join(folder, 'settings.mjs'));
  expect(settings).toEqual({ rounds: 6600, queries: 2 });
});
