/** Where set-up finds the project and keeps what it makes. */
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone or the installed package. */
export const projectDirectory = fileURLToPath(new URL('../../', import.meta.url));

/** The sources of our k6 output. */
export const recorderDirectory = join(projectDirectory, 'engine', 'run', 'drivers', 'k6', 'recorder');

/**
 * The user's cache, shared by all clones: k6 builds live here, because `npm ci` empties node_modules.
 * `HEADROOM_CACHE` names another place.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string}
 */
export function cacheDirectory(env = process.env) {
  if (env.HEADROOM_CACHE) return env.HEADROOM_CACHE;
  if (process.platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'headroom', 'cache');
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'headroom');
  const home = env.HOME || homedir();
  if (!home || home === '/') return join(tmpdir(), 'headroom-cache');
  return process.platform === 'darwin' ? join(home, 'Library', 'Caches', 'headroom') : join(home, '.cache', 'headroom');
}

/**
 * What belongs to one installation of the dependencies and goes with it.
 * @param {string} [directory] the project
 */
export function installationDirectory(directory = projectDirectory) {
  return join(directory, 'node_modules', '.cache', 'headroom');
}
