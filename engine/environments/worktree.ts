import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { HeadroomError } from '../model/error.ts';
import { commitOf, git } from './git.ts';
import { leftoversIn } from './leftovers.ts';

/** A commit, checked out beside the work tree. */
export interface Worktree {
  /** The same folder of the project as the one it was asked for, at that commit. */
  readonly folder: string;
  /** In full. */
  readonly commit: string;
  close(): Promise<void>;
}

let opened = 0;

/**
 * Checks a commit out, detached, under `<parent>/<short commit>-<pid>`; `parent` is `.headroom/worktrees` of `folder` when not given. What killed processes
 * left there is removed first. Neither untracked files such as node_modules nor submodules are in it. Throws GIT_UNUSABLE.
 */
export async function openWorktree(
  folder: string,
  commit: string,
  parent = path.join(folder, '.headroom', 'worktrees'),
): Promise<Worktree> {
  const full = await commitOf(folder, commit);
  const inRepository = await git(folder, 'rev-parse', '--show-prefix');
  for (const name of await leftoversIn(parent)) await remove(folder, path.join(parent, name));
  await git(folder, 'worktree', 'prune');
  await mkdir(parent, { recursive: true });
  const root = path.join(parent, `${full.slice(0, 10)}-${process.pid}${opened === 0 ? '' : `.${opened}`}`);
  opened++;
  await git(folder, 'worktree', 'add', '--detach', '--force', root, full);
  const close = () => remove(folder, root);
  const inside = path.join(root, inRepository);
  if (await isFolder(inside)) return { folder: inside, commit: full, close };
  await close();
  throw new HeadroomError(
    'GIT_UNUSABLE',
    `The folder ${inRepository} is not in commit ${full.slice(0, 10)}.`,
    'Choose a base that has it already; what is new has nothing to be compared with.',
  );
}

/** A worktree git knows nothing of any more is a plain folder. */
async function remove(folder: string, root: string): Promise<void> {
  try {
    await git(folder, 'worktree', 'remove', '--force', '--force', root);
  } catch (error) {
    if (!(error instanceof HeadroomError)) throw error;
  }
  await rm(root, { recursive: true, force: true });
  await git(folder, 'worktree', 'prune');
}

async function isFolder(folder: string): Promise<boolean> {
  return await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
