import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { HeadroomError } from '../model/error.ts';
import type { LeashOrder } from './leash.ts';

/** A process of the target that ends with us, however we end. */
export interface StartedTarget {
  readonly pid: number;
  /** Why it ended, or null while it runs. */
  ended(): string | null;
  /** Last lines it printed, for an error's hint. */
  tail(): string;
  /** Ends it in an orderly way, and by force after `patienceS` seconds (10 when not given). */
  stop(patienceS?: number): Promise<void>;
}

const keptLines = 20;

/** Starts a shell command on a leash. */
export function startCommand(order: LeashOrder, env: Readonly<Record<string, string>>): StartedTarget {
  const started = startNode([fileURLToPath(new URL('./leash.ts', import.meta.url))], env, (line) =>
    line.startsWith('{"leash":"exit"') ? line : null,
  );
  started.input.write(`${JSON.stringify(order)}\n`);
  return started;
}

/**
 * Starts the embedded demo application, on its first `cores` cores or on all, and resolves with its address once it is healthy. Throws TARGET_START_FAILED or
 * PORT_IN_USE.
 */
export async function startDemo(
  args: readonly string[],
  cores: number | null,
  onProgress: (text: string) => void,
): Promise<StartedTarget & { url: string }> {
  let ready: { url: string } | null = null;
  const main = fileURLToPath(new URL('../demo/main.ts', import.meta.url));
  const started = startNode(
    [main, '--die-with-parent', ...args],
    {},
    (line) => {
      if (line.startsWith('{"ready"')) ready = JSON.parse(line);
      else onProgress(line);
      return null;
    },
    cores === null ? [] : heldTo(cores),
  );
  for (let waited = 0; waited < 120_000 && started.ended() === null; waited += 50) {
    if (ready !== null) return { ...started, url: (ready as { url: string }).url };
    await sleep(50);
  }
  await started.stop();
  const tail = started.tail();
  if (tail.includes('EADDRINUSE'))
    throw new HeadroomError(
      'PORT_IN_USE',
      `The demo's port is in use: ${args.join(' ')}`,
      'Stop what listens there, or leave the port out to get a free one.',
    );
  throw new HeadroomError(
    'TARGET_START_FAILED',
    `The demo application did not start: ${started.ended() ?? 'no answer within 120 s'}`,
    tail || 'Run `headroom doctor`.',
  );
}

/** Linux's own command (util-linux): what it starts, and every thread of that, runs on these cores alone. */
function heldTo(cores: number): readonly string[] {
  if (process.platform === 'linux') return ['taskset', '--cpu-list', `0-${cores - 1}`];
  throw new HeadroomError(
    'TARGET_START_FAILED',
    'The demo application can be held to some cores on Linux only.',
    'Leave `cores` of the environment out: the demo then shares all of them with the generator.',
  );
}

function startNode(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  onLine: (line: string) => string | null,
  before: readonly string[] = [],
) {
  const [program = process.execPath, ...rest] = [...before, process.execPath, '--disable-warning=ExperimentalWarning', ...args];
  const child = spawn(program, rest, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    detached: true,
  });
  const tail: string[] = [];
  let ended: string | null = null;
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      tail.push(line);
      if (tail.length > keptLines) tail.shift();
      ended ??= onLine(line);
    });
  // A target that ended already cannot be told to stop; its end is read from `exit`.
  child.stdin.on('error', () => undefined);
  child.once('error', (error) => {
    ended ??= error.message;
  });
  child.once('exit', (code, signal) => {
    ended ??= signal === null ? `exit code ${code}` : `signal ${signal}`;
  });
  return {
    pid: child.pid ?? -1,
    input: child.stdin,
    ended: () => ended,
    tail: () => tail.join('\n'),
    stop: async (patienceS = 10) => {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const exited = once(child, 'exit');
      child.stdin.end();
      const winner = await Promise.race([exited.then(() => 'exited'), sleep(patienceS * 1000, 'late', { ref: false })]);
      if (winner === 'late') process.kill(-child.pid, 'SIGKILL');
      await exited;
    },
  };
}
