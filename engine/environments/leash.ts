/**
 * Runs a command so that nothing of it outlives Headroom. Started as a process of its own; its first line on stdin is a `LeashOrder`. When stdin ends, for
 * whatever reason, a killed engine included, it stops the command's process group and then runs the clean-up.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface LeashOrder {
  /** Kept running; null when there is only a clean-up to guarantee. */
  readonly command: string | null;
  readonly cleanup: { readonly command: string; readonly timeoutS: number } | null;
}

const graceMs = 3000;
const lines = createInterface({ input: process.stdin });
let child: ChildProcess | null = null;
let order: LeashOrder | null = null;

lines.once('line', (line) => {
  order = JSON.parse(line);
  if (order?.command == null) return;
  child = spawn(order.command, { shell: true, detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
  child.once('exit', (code, signal) => {
    process.stdout.write(`${JSON.stringify({ leash: 'exit', code, signal })}\n`);
    child = null;
  });
});
lines.once('close', async () => {
  await stopGroup();
  if (order?.cleanup) await runCleanup(order.cleanup);
  process.exit(0);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => lines.close());

async function stopGroup(): Promise<void> {
  const running = child;
  if (running?.pid === undefined) return;
  const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
  signalGroup(running.pid, 'SIGTERM');
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, graceMs))]);
  signalGroup(running.pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function runCleanup({ command, timeoutS }: { command: string; timeoutS: number }): Promise<void> {
  return new Promise((resolve) => {
    const cleanup = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
    const timer = setTimeout(() => cleanup.pid !== undefined && signalGroup(cleanup.pid, 'SIGKILL'), timeoutS * 1000);
    cleanup.once('close', (code) => {
      clearTimeout(timer);
      process.stdout.write(`${JSON.stringify({ leash: 'cleanup', code })}\n`);
      resolve();
    });
  });
}
