/**
 * Runs a command so that nothing of it outlives Headroom. Started as a process of its own; its first line on stdin is a `LeashOrder`. When stdin ends, for
 * whatever reason, a killed engine included, it stops the command's process group and then runs the clean-up.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { groupRuns, signalGroup } from './process-group.ts';

export interface LeashOrder {
  /** Kept running; null when there is only a clean-up to guarantee. */
  readonly command: string | null;
  readonly cleanup: { readonly command: string; readonly timeoutS: number } | null;
  /** Where both run; the engine's own working directory when not given. */
  readonly folder?: string;
}

const graceMs = 3000;
const pollMs = 20;
// Nobody listens any more once the engine was killed; what is left to do is done all the same.
process.stdout.on('error', () => undefined);
const lines = createInterface({ input: process.stdin });
let child: ChildProcess | null = null;
/** Group of a command that ended and left something running in the background. */
let left: number | null = null;
let order: LeashOrder | null = null;

lines.once('line', (line) => {
  order = JSON.parse(line);
  if (order?.command == null) return;
  child = spawn(order.command, { ...placed(order), shell: true, detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
  const { pid } = child;
  child.once('exit', (code, signal) => {
    process.stdout.write(`${JSON.stringify({ leash: 'exit', code, signal })}\n`);
    child = null;
    if (pid !== undefined && groupRuns(pid)) left = pid;
  });
  child.once('error', (error) => {
    process.stdout.write(`${error.message}\n${JSON.stringify({ leash: 'exit', code: 127, signal: null })}\n`);
    child = null;
  });
});
lines.once('close', async () => {
  await stopGroup();
  if (order?.cleanup) await runCleanup(order.cleanup, order);
  process.exit(0);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => lines.close());

async function stopGroup(): Promise<void> {
  const group = child?.pid ?? left;
  if (group === null) return;
  signalGroup(group, 'SIGTERM');
  for (let waitedMs = 0; waitedMs < graceMs && groupRuns(group); waitedMs += pollMs) await sleep(pollMs);
  signalGroup(group, 'SIGKILL');
}

function placed({ folder }: LeashOrder): { cwd?: string } {
  return folder === undefined ? {} : { cwd: folder };
}

function runCleanup({ command, timeoutS }: { command: string; timeoutS: number }, where: LeashOrder): Promise<void> {
  return new Promise((resolve) => {
    const cleanup = spawn(command, { ...placed(where), shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    // Not inherited: a clean-up that prints would be ended by a pipe nobody reads.
    for (const stream of [cleanup.stdout, cleanup.stderr]) stream.on('data', (chunk) => process.stdout.write(chunk));
    const timer = setTimeout(() => cleanup.pid !== undefined && signalGroup(cleanup.pid, 'SIGKILL'), timeoutS * 1000);
    cleanup.once('close', (code) => {
      clearTimeout(timer);
      process.stdout.write(`${JSON.stringify({ leash: 'cleanup', code })}\n`);
      resolve();
    });
  });
}
