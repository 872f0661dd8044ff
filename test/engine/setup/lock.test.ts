import { spawnSync } from 'node:child_process';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { withLock } from '../../../engine/setup/lock.mjs';
import { Machine } from './fake-programs.ts';

describe('withLock', () => {
  it('lets one at a time in, and frees the lock when the work fails', async () => {
    const path = new Machine().path('a.lock');
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await sleep(20);
      inside--;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(path, work)));
    expect(most).toBe(1);
    await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(path)).toBe(false);
  });

  it('takes over from a process that is gone', async () => {
    const path = new Machine().path('a.lock');
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeFileSync(path, JSON.stringify({ pid, host: hostname(), token: 'x' }));
    expect(await withLock(path, async () => 'done')).toBe('done');
  });

  it('takes over from a lock that shows no sign of life, whatever it holds', async () => {
    const path = new Machine().path('a.lock');
    for (const text of ['{"pid":', JSON.stringify({ pid: process.pid, host: 'elsewhere', token: 'x' })]) {
      writeFileSync(path, text);
      utimesSync(path, 1, 1);
      expect(await withLock(path, async () => 'done')).toBe('done');
    }
  });

  it('waits for an owner that lives, and says so once', async () => {
    const path = new Machine().path('a.lock');
    const said: string[] = [];
    const first = withLock(path, () => sleep(250));
    const second = withLock(
      path,
      async () => said.push('in'),
      () => void said.push('waiting'),
    );
    await Promise.all([first, second]);
    expect(said).toEqual(['waiting', 'in']);
  });
});
