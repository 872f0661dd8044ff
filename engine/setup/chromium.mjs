/** Step 4: a Chromium for the journeys that need a browser. Everything else works without one. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeWhole } from './files.mjs';
import { findProgram, isProgram } from './find-program.mjs';
import { withLock } from './lock.mjs';
import { cacheDirectory } from './paths.mjs';
import { explain } from './reason.mjs';
import { runCommand } from './run-command.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
/** How long a failed installation is not tried again. */
const rememberMs = 24 * 3600 * 1000;

/**
 * A browser that is installed, or null. `HEADROOM_CHROMIUM` names one, or says `none`.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ path: string } | null}
 */
export function resolveChromium(env = process.env) {
  const named = env.HEADROOM_CHROMIUM;
  if (named) return named !== 'none' && isProgram(named) ? { path: named } : null;
  const found = findProgram(names, env) ?? [...elsewhere, ...windowsPlaces(env)].find(isProgram);
  return found && !isSnapStub(found) ? { path: found } : null;
}

/** @param {NodeJS.ProcessEnv} env */
function windowsPlaces(env) {
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
  return roots.flatMap((root) => (root ? [join(root, 'Google', 'Chrome', 'Application', 'chrome.exe')] : []));
}

/**
 * Ubuntu's package is a shell script that only says how to get the snap.
 * @param {string} path
 */
function isSnapStub(path) {
  return statSync(path).size < 10_000 && /snap install/.test(readFileSync(path, 'utf8')) && !existsSync('/snap/bin/chromium');
}

/**
 * Finds Chromium, or installs Debian's when that can be done without asking. When it cannot be had, one line
 * says how to get it, and set-up goes on.
 * @param {{ progress: import('./progress.mjs').Progress, env?: NodeJS.ProcessEnv, isRoot?: boolean }} options
 * @returns {Promise<{ path: string } | null>}
 */
export async function ensureChromium({ progress, env = process.env, isRoot = process.getuid?.() === 0 }) {
  const found = resolveChromium(env);
  if (found || env.HEADROOM_CHROMIUM) {
    if (!found && env.HEADROOM_CHROMIUM !== 'none') progress.line(`HEADROOM_CHROMIUM names ${env.HEADROOM_CHROMIUM}, which is no program.`);
    return found;
  }
  const apt = findProgram(['apt-get'], env);
  if (!apt || !isRoot) {
    progress.line(`No Chromium: journeys that need a browser are left out. ${advice(apt)}`);
    return null;
  }
  const record = join(cacheDirectory(env), 'chromium.failed.json');
  /** @type {{ at: number, reason: string } | undefined} */
  const earlier = readJson(record);
  if (earlier && Date.now() - earlier.at < rememberMs) {
    progress.line(`No Chromium (${earlier.reason}): journeys that need a browser are left out. ${advice(apt)}`);
    return null;
  }
  return withLock(join(cacheDirectory(env), 'chromium.lock'), () => install({ progress, env, apt, record }));
}

/** @param {{ progress: import('./progress.mjs').Progress, env: NodeJS.ProcessEnv, apt: string, record: string }} options */
async function install({ progress, env, apt, record }) {
  const already = resolveChromium(env);
  if (already) return already;
  const step = progress.step('Installing Chromium (apt-get)');
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  const patient = ['-qq', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=1'];
  const update = await runCommand(apt, [...patient, 'update'], quiet);
  const packages = ['chromium', 'fonts-liberation'];
  const { code, output } = await runCommand(apt, [...patient, 'install', '--yes', '--no-install-recommends', ...packages], quiet);
  const found = resolveChromium(env);
  if (code === 0 && found) {
    step.done('done');
    return found;
  }
  const { message } = explain(update.code === 0 ? output : `${update.output}\n${output}`);
  step.done(message);
  progress.line(`Journeys that need a browser are left out. ${advice(apt)}`);
  writeWhole(record, JSON.stringify({ at: Date.now(), reason: message }));
  return null;
}

/** @param {string | undefined} apt */
function advice(apt) {
  const how = apt ? '`sudo apt-get install chromium`' : 'install Chromium or Chrome';
  return `To have them: ${how}, or name a browser with HEADROOM_CHROMIUM.`;
}
