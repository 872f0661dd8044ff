/** Builds k6 with our recorder from its pinned sources; Go checks every module against go.sum. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './find-program.mjs';
import { programName } from './k6-cache.mjs';
import { explain } from './reason.mjs';
import { runCommand } from './run-command.mjs';

const workspacePrefix = 'workspace-';
const oldestGo = { major: 1, minor: 26 };

/**
 * Go on PATH, when it is new enough for k6.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>}
 */
export async function findGo(env) {
  const go = findProgram(['go'], env);
  if (!go) return undefined;
  const { code, output } = await runCommand(go, ['version'], { cwd: tmpdir(), env: goEnvironment(env), timeoutMs: 20_000 });
  const found = /\bgo(\d+)\.(\d+)/.exec(output);
  if (code !== 0 || !found) return undefined;
  const [major, minor] = [Number(found[1]), Number(found[2])];
  return major > oldestGo.major || (major === oldestGo.major && minor >= oldestGo.minor) ? go : undefined;
}

/**
 * @param {{ go: string, recorder: string, workspace: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ program: string } | { failed: string }>}
 */
export async function buildK6({ go, recorder, workspace, env }) {
  const program = join(workspace, programName);
  const { code, output } = await runCommand(
    go,
    ['build', '-trimpath', '-buildvcs=false', '-modcacherw', '-ldflags=-s -w', '-o', program, '.'],
    { cwd: recorder, env: goEnvironment(env) },
  );
  return code === 0 ? { program } : { failed: explain(output).message };
}

/**
 * Go as we use it: no C compiler, no other tool chain, and no module that go.sum does not name.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export const goEnvironment = (env) => ({
  ...env,
  CGO_ENABLED: '0',
  GOTOOLCHAIN: 'local',
  GOFLAGS: '-mod=readonly',
  GOWORK: 'off',
  GO111MODULE: 'on',
});

/**
 * Removes what interrupted builds left; the caller holds the lock, so nobody is using it.
 * @param {string} parent
 */
export function removeLeftovers(parent) {
  for (const name of readdirSync(parent)) {
    if (name.startsWith(workspacePrefix)) rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Runs work with a folder that is gone afterwards.
 * @template T
 * @param {(workspace: string) => Promise<T>} work
 * @param {string} parent must be on the file system the result is moved to
 */
export async function inWorkspace(work, parent) {
  const workspace = mkdtempSync(join(parent, workspacePrefix));
  try {
    return await work(workspace);
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 3 });
  }
}
