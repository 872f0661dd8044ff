import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';

/** Takes something away from a generator, from now until it is called off. */
export type Starve = (generator: number) => () => Promise<void>;

/** No run lasts as long: whatever is started here ends by itself after it. */
const longestS = 90;

/** Stops the generator for `stoppedMs` of every `periodMs`: it gets no turn on any core, and its target is left alone. */
export function pauses(stoppedMs: number, periodMs: number): Starve {
  // In a process of its own, so that the pauses are as long as asked while this one reads what the generator writes.
  const source = `
    const wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    const send = (signal) => { try { process.kill(${'$pid'}, signal); return true; } catch { return false; } };
    const end = Date.now() + ${longestS * 1000};
    while (Date.now() < end && process.ppid > 1) {
      if (!send('SIGSTOP')) break;
      wait(${stoppedMs});
      if (!send('SIGCONT')) break;
      wait(${periodMs - stoppedMs});
    }`;
  return (generator) => {
    const stop = helper(source.replaceAll('$pid', String(generator)));
    return async () => {
      await stop();
      // The helper may have been ended in the middle of a pause.
      spawnSync('kill', ['-CONT', String(generator)]);
    };
  };
}

/** So many processes that want a whole core each. */
export function hogs(count: number, pinned = false): Starve {
  return () => {
    const busy = `const end = Date.now() + ${longestS * 1000}; while (Date.now() < end && process.ppid > 1);`;
    const stops = Array.from({ length: count }, () => helper(busy, pinned ? ['taskset', '-c', '0'] : []));
    return async () => {
      await Promise.all(stops.map((stop) => stop()));
    };
  };
}

/** The generator comes last whenever somebody else wants a core. */
export const lastInLine: Starve = (generator) => {
  spawnSync('renice', ['-n', '19', '-g', String(generator)]);
  // Where the kernel shares cores out to sessions first, a session has to be put last as well.
  const ofSession = `/proc/${generator}/autogroup`;
  if (existsSync(ofSession)) writeFileSync(ofSession, '19');
  return async () => undefined;
};

/** The generator may use one core only, the first. */
export const oneCore: Starve = (generator) => {
  spawnSync('taskset', ['-a', '-p', '-c', '0', String(generator)]);
  return async () => undefined;
};

export function together(...all: Starve[]): Starve {
  return (generator) => {
    const stops = all.map((starve) => starve(generator));
    return async () => {
      await Promise.all(stops.map((stop) => stop()));
    };
  };
}

function helper(source: string, before: readonly string[] = []): () => Promise<void> {
  const [command = '', ...words] = [...before, process.execPath, '-e', source];
  const child = spawn(command, words, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  return async () => {
    child.kill('SIGKILL');
    await ended;
  };
}
