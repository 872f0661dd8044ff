import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';

const lockFiles = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock'];

/**
 * A worktree has no node_modules, and Node looks for them upwards, so a version that installs none runs with those of the project around it. Names the
 * lock file that then says otherwise; null where both versions want the same modules, or where it has its own.
 */
export async function borrowedModules(folder: string, headFolder: string): Promise<string | null> {
  const own = await lstat(path.join(folder, 'node_modules')).catch(missing);
  if (folder === headFolder || own?.isDirectory() || (await lstat(path.join(headFolder, 'node_modules')).catch(missing)) === null)
    return null;
  for (const name of lockFiles) {
    const [here, there] = await Promise.all([folder, headFolder].map((where) => readFile(path.join(where, name), 'utf8').catch(missing)));
    if (here !== there) return name;
  }
  return null;
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
