/**
 * Runs a command so that nothing of it outlives Headroom. Started as a process of its own; its first line on stdin is a `LeashOrder`. When stdin ends, for
 * whatever reason, a killed engine included, it stops the command's process group and then runs the clean-up.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LeashOrder {
  /** Kept running; null when there is only a clean-up to guarantee. */
  readonly command: string | null;
  readonly cleanup: { readonly command: string; readonly timeoutS: number } | null;
  /** Where both run; the engine's own working directory when not given. */
  readonly folder?: string;
}

const graceMs = 3000;
const pollMs = 20;
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
    if (pid !== undefined && signalGroup(pid, 0)) left = pid;
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
  for (let waitedMs = 0; waitedMs < graceMs && signalGroup(group, 0); waitedMs += pollMs) await sleep(pollMs);
  signalGroup(group, 'SIGKILL');
}

/** Whether the group is still there; signal 0 only asks. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-group, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}

function placed({ folder }: LeashOrder): { cwd?: string } {
  return folder === undefined ? {} : { cwd: folder };
}

function runCleanup({ command, timeoutS }: { command: string; timeoutS: number }, where: LeashOrder): Promise<void> {
  return new Promise((resolve) => {
    const cleanup = spawn(command, { ...placed(where), shell: true, detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
    const timer = setTimeout(() => cleanup.pid !== undefined && signalGroup(cleanup.pid, 'SIGKILL'), timeoutS * 1000);
    cleanup.once('close', (code) => {
      clearTimeout(timer);
      process.stdout.write(`${JSON.stringify({ leash: 'cleanup', code })}\n`);
      resolve();
    });
  });
}
