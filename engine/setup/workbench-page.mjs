/** Step 5: the page of the workbench, built from its sources when they have changed. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { readJson, sha256, writeWhole } from './files.mjs';
import { withLock } from './lock.mjs';
import { installationDirectory, projectDirectory } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';

/** What the page is made of: itself, and the pure stages it shares with the engine. */
const parts = [
  'desktop/ui',
  'desktop/bridge',
  'reports',
  ...['model', 'stats', 'measure', 'targets', 'compare', 'capacity', 'plan', 'report'].map((stage) => `engine/${stage}`),
];
const files = ['vite.config.ts', 'package-lock.json', 'engine/setup/workbench-page.mjs'];

/**
 * The folder with the built page; at once when its sources are as they were, after some seconds of Vite when not.
 * @param {{ progress: import('./progress.mjs').Progress, directory?: string, node?: string }} options `node` runs Vite: this one, if it is new enough
 * @returns {Promise<string>}
 */
export async function resolveWorkbenchPage({ progress, directory = projectDirectory, node = process.execPath }) {
  const cache = join(installationDirectory(directory), 'workbench');
  const key = sourcesKey(directory);
  const folder = join(cache, key);
  if (isBuilt(folder)) return folder;
  return await withLock(join(cache, 'lock'), async () => {
    if (isBuilt(folder)) return folder;
    const step = progress.step('Building the page of the workbench');
    const { code, output } = await build(directory, folder, node);
    if (code !== 0) {
      step.done('failed');
      rmSync(folder, { recursive: true, force: true });
      throw new SetupError(
        'SETUP_FAILED',
        `The page of the workbench could not be built: ${reasonIn(output)}.`,
        'Run `npx vite build` to see all of it.',
      );
    }
    writeWhole(stampOf(folder), JSON.stringify({ key }));
    // A server that was started before goes on serving what it was built from.
    for (const other of readdirSync(cache))
      if (other !== key && other !== 'lock' && Date.now() - statSync(join(cache, other)).mtimeMs > oldMs)
        rmSync(join(cache, other), { recursive: true, force: true });
    step.done('built');
    return folder;
  });
}

/** Builds that old are served by nobody any more. */
const oldMs = 7 * 24 * 3600 * 1000;

/** @param {string} folder */
const stampOf = (folder) => join(folder, 'built.json');

/** @param {string} folder */
const isBuilt = (folder) => readJson(stampOf(folder)) !== undefined && existsSync(join(folder, 'index.html'));

/** @param {string} directory @param {string} folder @param {string} node */
async function build(directory, folder, node) {
  const vite = join(directory, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) return { code: -1, output: 'Vite is not installed' };
  return await runCommand(node, [vite, 'build', '--logLevel', 'error', '--outDir', folder, '--emptyOutDir'], {
    cwd: directory,
    // Whoever asks may be a test, and React has a slow build for those.
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/**
 * A hash over everything the page is made from.
 * @param {string} directory
 */
function sourcesKey(directory) {
  const all = [...files.map((name) => join(directory, name)), ...parts.flatMap((part) => sourcesIn(join(directory, part)))];
  const lines = all.filter((path) => existsSync(path)).map((path) => `${relative(directory, path)} ${sha256(readFileSync(path))}`);
  return sha256(lines.sort().join('\n')).slice(0, 16);
}

/** @param {string} directory @returns {string[]} */
function sourcesIn(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? sourcesIn(path) : [path];
  });
}

/** @param {string} output of Vite */
function reasonIn(output) {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim());
  return lines.find((line) => /^\[[A-Z_]+\]|^Error/.test(line)) ?? lines.findLast((line) => line !== '') ?? 'Vite said nothing';
}
