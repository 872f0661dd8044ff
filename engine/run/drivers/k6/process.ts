import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { HeadroomError } from '../../../model/error.ts';
import { killGroup } from '../kill-group.ts';
import type { K6Log } from './log.ts';

export interface K6ProcessSettings {
  readonly path: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly workingFolder: string;
  readonly log: K6Log;
  /** Our build stops at a line on stdin; any other k6 at an interrupt. */
  readonly stopsByStdin: boolean;
}

export interface K6Process {
  readonly pid: number;
  stop(reason: string): void;
  kill(): void;
  readonly ended: Promise<{ exitCode: number | null; signal: NodeJS.Signals | null }>;
}

/**
 * Starts k6 in a process group of its own, so that Ctrl-C at the terminal reaches the engine alone. Its stdin stays open as long as the engine lives: at its
 * end our build stops by itself. Throws K6_FAILED when it cannot be started.
 */
export async function startProcess({ path, args, env, workingFolder, log, stopsByStdin }: K6ProcessSettings): Promise<K6Process> {
  const child = spawn(path, args, { cwd: workingFolder, env: { ...env }, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<{ exitCode: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
  });
  // k6 may be gone before it has read what it is told; its end says so.
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stderr }).on('line', (line) => log.entry(line));
  createInterface({ input: child.stdout }).on('line', (line) => log.output(line));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) =>
      reject(new HeadroomError('K6_FAILED', `${path} cannot be started: ${error.message}`, 'Run `headroom doctor`.', error)),
    );
  });
  const pid = child.pid ?? 0;
  const running = () => child.exitCode === null && child.signalCode === null;
  return {
    pid,
    ended,
    stop(reason) {
      if (!running()) return;
      if (stopsByStdin) child.stdin.write(`stop ${reason.replace(/\s+/g, ' ')}\n`);
      else child.kill('SIGINT');
    },
    kill: () => killGroup(pid),
  };
}
