/** Runs the engine under Node 24 and ends as it ends. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { installationDirectory, projectDirectory } from './paths.mjs';

/** How Node runs the engine. A small young generation keeps its memory flat while windows stream through; it costs no time that can be measured. */
export const engineFlags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4'];

/**
 * @param {string} node
 * @param {readonly string[]} args script and its arguments
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} the exit code
 */
export function runUnderNode(node, args, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(node, [...engineFlags, ...args], {
      stdio: 'inherit',
      env: { NODE_COMPILE_CACHE: join(installationDirectory(projectDirectory), 'compile'), ...env },
    });
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, () => pass(child, signal));
    child.on('error', (error) => {
      process.stderr.write(`Node 24 could not be started: ${error.message}\n`);
      resolve(69);
    });
    child.on('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 70)));
  });
}

/**
 * A terminal sends Ctrl-C to the engine as well as to us; passing it on would make it two.
 * @param {import('node:child_process').ChildProcess} child @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal
 */
function pass(child, signal) {
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  if (signal !== 'SIGINT' || !onTerminal) child.kill(signal);
}
