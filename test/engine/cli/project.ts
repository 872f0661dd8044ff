import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own with a configuration and files, in which the real command runs. */
export function makeProject(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-project-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const start = (...args: string[]) => startHeadroom(folder, args);
  return {
    folder,
    start,
    run: (...args: string[]) => start(...args).ended,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A configuration file with these environments and scenarios, written as JSON would be. */
export function configuration(value: object): string {
  return `export default ${JSON.stringify(value, null, 2)};\n`;
}

/** The real command in a folder that is there already; `env` beside the environment of the tests. */
export function headroomIn(folder: string, first: string | { readonly env: NodeJS.ProcessEnv }, ...rest: string[]) {
  return typeof first === 'string' ? startHeadroom(folder, [first, ...rest]) : startHeadroom(folder, rest, first.env);
}

function startHeadroom(folder: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const main = path.join(root, 'engine', 'cli', 'main.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...more },
  });
  let stdout = '';
  let stderr = '';
  const waiting: { readonly text: string; readonly resolve: () => void }[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
    for (const { text, resolve } of waiting) if (stderr.includes(text)) resolve();
  });
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  /** Resolves once this was printed as progress, or when the command has ended. */
  const says = (text: string) =>
    Promise.race([ended, new Promise<void>((resolve) => (stderr.includes(text) ? resolve() : waiting.push({ text, resolve })))]);
  return { child, ended, says };
}
