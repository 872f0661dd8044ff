import { git } from '../environments/index.ts';
import { HeadroomError } from '../model/error.ts';
import type { Provenance } from '../model/run.ts';

/** Commit, branch and cleanliness of the work tree that holds `folder`; null outside of one, or where git is not installed. */
export async function readGit(folder: string): Promise<Provenance['git']> {
  return await orNull(async () => {
    const [commit, branch, status] = await Promise.all([
      git(folder, 'rev-parse', 'HEAD'),
      git(folder, 'rev-parse', '--abbrev-ref', 'HEAD'),
      git(folder, 'status', '--porcelain', '--untracked-files=no'),
    ]);
    return { commit, branch: branch === 'HEAD' ? null : branch, dirty: status !== '' };
  });
}

/** Who commits here; null where git does not know. */
export async function gitUser(folder: string): Promise<string | null> {
  return await orNull(async () => (await git(folder, 'config', 'user.name')) || null);
}

/** Provenance is told where git can; a run does not depend on it. */
async function orNull<Value>(ask: () => Promise<Value>): Promise<Value | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof HeadroomError) return null;
    throw error;
  }
}
