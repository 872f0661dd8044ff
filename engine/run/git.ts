import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Provenance } from '../model/run.ts';

const execute = promisify(execFile);

/** Commit, branch and cleanliness of the work tree that holds `folder`; null outside of one, or where git is not installed. */
export async function readGit(folder: string): Promise<Provenance['git']> {
  const git = async (...args: string[]) => (await execute('git', ['-C', folder, ...args], { timeout: 5000 })).stdout.trim();
  try {
    const [commit, branch, status] = await Promise.all([
      git('rev-parse', 'HEAD'),
      git('rev-parse', '--abbrev-ref', 'HEAD'),
      git('status', '--porcelain', '--untracked-files=no'),
    ]);
    return { commit, branch: branch === 'HEAD' ? null : branch, dirty: status !== '' };
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Who commits here; null where git does not know. */
export async function gitUser(folder: string): Promise<string | null> {
  try {
    return (await execute('git', ['-C', folder, 'config', 'user.name'], { timeout: 5000 })).stdout.trim() || null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
