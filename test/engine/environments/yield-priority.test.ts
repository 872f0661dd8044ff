import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { yieldingNice, yieldPriority } from '../../../engine/environments/yield-priority.ts';

/** Nice is field 19 (proc(5)), 17 after the command in brackets. */
const niceOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).map((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
  });

test.runIf(process.platform === 'linux')('a process, its threads and its children give way; this one does not', async () => {
  const source = `const { Worker } = require('node:worker_threads');
    const child = require('node:child_process').spawn('sleep', ['20']);
    new Worker('process.stdout.write("up " + process.pid); setTimeout(() => 0, 20000)', { eval: true });
    process.on('SIGTERM', () => { child.kill(); process.exit(); });`;
  const child = spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    await once(child.stdout, 'data');
    const pid = child.pid ?? 0;
    const own = niceOf(process.pid);
    expect(niceOf(pid).length).toBeGreaterThan(2);
    expect(yieldPriority(pid)).toBe(true);
    expect(new Set(niceOf(pid))).toEqual(new Set([yieldingNice]));
    const [sleeper] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
    expect(niceOf(sleeper ?? 0)).toEqual([yieldingNice]);
    expect(niceOf(process.pid)).toEqual(own);
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  expect(yieldPriority(2 ** 30)).toBe(false);
});
