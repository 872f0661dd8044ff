/** The last resort: an official k6 release, pinned by checksum. It has no recorder. */
import { createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sha256OfFile } from './files.mjs';
import { findProgram } from './find-program.mjs';
import { programName } from './k6-cache.mjs';
import { explain } from './reason.mjs';
import { runCommand } from './run-command.mjs';

const timeoutMs = 180_000;

/** @typedef {{ version: string, base: string, archives: Record<string, { name: string, sha256: string }> }} Release */

/** @type {Release} */
export const pinnedRelease = {
  version: 'v2.2.0',
  base: 'https://github.com/grafana/k6/releases/download/v2.2.0',
  archives: {
    'linux-x64': {
      name: 'k6-v2.2.0-linux-amd64.tar.gz',
      sha256: 'b5a8003c86f35f5cd5ceef1490312c48e587696c94d998cefc6d7b3b4cb1597d',
    },
    'linux-arm64': {
      name: 'k6-v2.2.0-linux-arm64.tar.gz',
      sha256: '4ecd64cadcc792402d16293836115480419c4447c032858f564852d98f1bf54c',
    },
    'darwin-x64': {
      name: 'k6-v2.2.0-macos-amd64.zip',
      sha256: '45a08590511c8a6a9c6331645e60c41624924e848e29472e87c60ac956d50372',
    },
    'darwin-arm64': {
      name: 'k6-v2.2.0-macos-arm64.zip',
      sha256: '37a028506bf13578de66c906296803775df28cc2504b1a8c5d786b2803e757c7',
    },
    'win32-x64': {
      name: 'k6-v2.2.0-windows-amd64.zip',
      sha256: 'ceb2b1e1cf9dbe1303c6c33ec83ffda86dda5c610b4def92064d3c7ebae8d9f4',
    },
  },
};

/**
 * Downloads the release and takes the program out of it once the checksum holds.
 * @param {{ workspace: string, env: NodeJS.ProcessEnv, release?: Release }} options
 * @returns {Promise<{ program: string } | { failed: string }>}
 */
export async function fetchRelease({ workspace, env, release = pinnedRelease }) {
  const archive = release.archives[`${process.platform}-${process.arch}`];
  if (!archive) return { failed: 'there is no official release for this machine' };
  const path = join(workspace, archive.name);
  const trouble = await download(`${release.base}/${archive.name}`, path, env);
  if (trouble) return { failed: trouble };
  if ((await sha256OfFile(path)) !== archive.sha256) return { failed: 'the download does not have the checksum it should have' };
  const { code, output } = await runCommand('tar', ['-xf', archive.name], { cwd: workspace, env });
  if (code !== 0) return { failed: explain(output).message };
  const program = join(workspace, archive.name.replace(/\.(tar\.gz|zip)$/, ''), programName);
  return existsSync(program) ? { program } : { failed: 'the release holds no k6' };
}

/**
 * curl knows proxies; Node's own fetch does not before Node 24.
 * @param {string} url @param {string} path @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} what went wrong
 */
async function download(url, path, env) {
  const curl = findProgram(['curl'], env);
  if (curl) {
    const { code, output } = await runCommand(curl, ['-fsSL', '--retry', '1', '--max-time', '180', '-o', path, url], { env });
    return code === 0 ? undefined : explain(output).message;
  }
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    if (!answer.ok || !answer.body) return `the server answered ${answer.status}`;
    await pipeline(Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (answer.body)), createWriteStream(path));
    return undefined;
  } catch (error) {
    return explain(`${error} ${/** @type {Error} */ (error).cause ?? ''}`).message;
  }
}
