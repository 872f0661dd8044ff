import { spawn } from 'node:child_process';
import type { Command } from '../model/environment.ts';
import { HeadroomError } from '../model/error.ts';

/** What a hook printed: its last line, which by convention says what it made or removed, and all of it. */
export interface HookResult {
  readonly output: string;
  readonly lastLine: string;
}

const keptBytes = 64 * 1024;

/**
 * Runs a shell command to its end. `name` is the word used in errors: `prepare`, `cleanup`, `fingerprint`. `mask` removes secrets from what is kept.
 * Throws HOOK_FAILED on a non-zero exit or when its time limit passes (its whole process group is then killed).
 */
export async function runHook(
  name: string,
  hook: Command,
  env: Readonly<Record<string, string>>,
  mask: (text: string) => string,
): Promise<HookResult> {
  const child = spawn(hook.command, { shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output = (output + chunk).slice(-keptBytes);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors = (errors + chunk).slice(-keptBytes);
  });
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, hook.timeoutS * 1000);
  const exit = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', resolve);
  });
  clearTimeout(timer);
  if (exit === 0) return { output: mask(output), lastLine: lastLine(mask(output)) };
  const why = timedOut ? `took longer than ${hook.timeoutS} s` : `ended with exit code ${exit}`;
  throw new HeadroomError(
    'HOOK_FAILED',
    `The ${name} command ${why}: ${mask(hook.command)}`,
    lastLine(mask(errors || output)) || `Run the ${name} command by hand to see what it does.`,
  );
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}
