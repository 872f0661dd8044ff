/** Step 1: node_modules as package-lock.json wants them. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readJson, sha256, writeWhole } from './files.mjs';
import { findProgram } from './find-program.mjs';
import { withLock } from './lock.mjs';
import { installationDirectory, projectDirectory } from './paths.mjs';
import { explain, noNetwork } from './reason.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';

/** @typedef {{ packages?: Record<string, { version?: string, integrity?: string, optional?: boolean, peer?: boolean }> }} LockFile */

/** @param {string} directory */
const stampPath = (directory) => join(installationDirectory(directory), 'dependencies.json');

/** @param {string} directory */
const lockHash = (directory) => sha256(readFileSync(join(directory, 'package-lock.json')));

/**
 * Whether the last set-up installed what package-lock.json says now. Costs about a millisecond.
 * @param {string} [directory] the project
 */
export function dependenciesCurrent(directory = projectDirectory) {
  if (!existsSync(join(directory, 'package-lock.json'))) return true; // an installed package: npm put everything in place
  /** @type {{ lock: string } | undefined} */
  const stamp = readJson(stampPath(directory));
  return stamp?.lock === lockHash(directory);
}

/**
 * Installs the dependencies unless they are there. The stamp is written last, so that an interrupted
 * installation is done again.
 * @param {{ progress: import('./progress.mjs').Progress, directory?: string, env?: NodeJS.ProcessEnv }} options
 * @throws {SetupError}
 */
export async function ensureDependencies({ progress, directory = projectDirectory, env = process.env }) {
  if (dependenciesCurrent(directory)) return;
  const lock = join(directory, '.headroom', 'setup.lock');
  await withLock(
    lock,
    async () => {
      if (dependenciesCurrent(directory)) return;
      if (!installedByHand(directory)) await install(directory, progress, env);
      writeWhole(stampPath(directory), JSON.stringify({ lock: lockHash(directory) }));
    },
    () => progress.line('Another set-up is at work in this folder; waiting for it.'),
  );
}

/**
 * `npm install --no-save` installs what the lock file pins, checksums included, and changes neither file. `npm ci`
 * would refuse a lock file that lacks another platform's optional packages, which some registries do not serve.
 * @param {string} directory
 * @param {import('./progress.mjs').Progress} progress
 * @param {NodeJS.ProcessEnv} env
 */
async function install(directory, progress, env) {
  const npm = npmCommand(env);
  const run = (/** @type {string[]} */ ...args) =>
    runCommand(npm.program, [...npm.args, ...args, '--loglevel=error'], { cwd: directory, env });
  const step = progress.step('Installing dependencies');
  const offline = (await unreachable(run)) ? ['--offline'] : [];
  const { code, output } = await run('install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund', ...offline);
  if (code === 0) return step.done('done');
  step.done('failed');
  const { message, hint } = explain(output);
  throw new SetupError('SETUP_FAILED', `The dependencies could not be installed: ${message}.`, hint);
}

/**
 * Whether the registry is out of reach. An installation would find out only after ten minutes of retries; with
 * this known it takes what npm's cache holds, or fails at once.
 * @param {(...args: string[]) => Promise<import('./run-command.mjs').Result>} run
 */
async function unreachable(run) {
  const { code, output } = await run('ping', '--fetch-retries=0');
  return code !== 0 && explain(output).message === noNetwork;
}

/** @param {NodeJS.ProcessEnv} env */
function npmCommand(env) {
  const script = env.npm_execpath;
  if (script && basename(script) === 'npm-cli.js' && existsSync(script)) return { program: process.execPath, args: [script] };
  const program = findProgram(['npm'], env);
  if (program) return { program, args: [] };
  throw new SetupError('SETUP_FAILED', 'npm is not on PATH.', 'Install Node.js with npm, then run the same command again.');
}

/**
 * Whether somebody's own `npm install` left what the lock file wants: npm writes down what it installed,
 * when it is done. Saves a second installation.
 * @param {string} directory
 */
function installedByHand(directory) {
  /** @type {LockFile | undefined} */
  const wanted = readJson(join(directory, 'package-lock.json'));
  /** @type {LockFile | undefined} */
  const installed = readJson(join(directory, 'node_modules', '.package-lock.json'));
  if (!installed?.packages) return false;
  return Object.entries(wanted?.packages ?? {}).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed.packages?.[path];
    if (!found) return entry.optional === true || entry.peer === true;
    return found.version === entry.version && found.integrity === entry.integrity && existsSync(join(directory, path));
  });
}
