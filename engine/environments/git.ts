import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { HeadroomError } from '../model/error.ts';

const execute = promisify(execFile);

/** Variables by which a hook or an outer git points at another repository, index or work tree than that of the folder we name. */
const misleading = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR', 'GIT_OBJECT_DIRECTORY', 'GIT_NAMESPACE'];
const timeoutMs = 120_000;

/** What git printed, trimmed. Throws GIT_UNUSABLE with git's own last line. Hooks of the repository never run. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !misleading.includes(name)));
  try {
    const { stdout } = await execute('git', ['-c', `core.hooksPath=${nowhere}`, '-C', folder, ...args], {
      timeout: timeoutMs,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
    });
    return stdout.trim();
  } catch (error) {
    throw unusable(folder, args, error);
  }
}

const nowhere = path.join(path.parse(process.cwd()).root, 'dev', 'null');

/** The newest commit that the checked-out one shares with `ref`. Throws GIT_UNUSABLE: no git, no repository, an unknown ref, a shallow clone, no common history. */
export async function mergeBaseOf(folder: string, ref: string): Promise<string> {
  const commit = await commitOf(folder, ref);
  try {
    return await git(folder, 'merge-base', 'HEAD', commit);
  } catch (error) {
    if (!(error instanceof HeadroomError)) throw error;
    throw (await isShallow(folder))
      ? new HeadroomError(
          'GIT_UNUSABLE',
          `This clone is shallow, so where ${ref} and the checked-out commit part is not in it.`,
          'Run `git fetch --unshallow`, or in CI give actions/checkout `fetch-depth: 0` (GitLab: `GIT_DEPTH: 0`).',
          error,
        )
      : new HeadroomError(
          'GIT_UNUSABLE',
          `${ref} and the checked-out commit have no history in common.`,
          'Name a branch that this one was made from.',
          error,
        );
  }
}

/** The full commit that a branch, tag or short commit names. Throws GIT_UNUSABLE. */
export async function commitOf(folder: string, ref: string): Promise<string> {
  await git(folder, 'rev-parse', '--git-dir');
  try {
    if (ref.startsWith('-') || ref === '') throw new HeadroomError('GIT_UNUSABLE', `${ref} is no name of a commit.`, '');
    return await git(folder, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
  } catch (error) {
    if (!(error instanceof HeadroomError)) throw error;
    const [remote = '', ...branch] = ref.split('/');
    const fetch = branch.length > 0 ? `git fetch ${remote} ${branch.join('/')}` : 'git fetch --all';
    throw new HeadroomError(
      'GIT_UNUSABLE',
      `git knows no commit ${ref || '(empty)'} here.`,
      (await isShallow(folder))
        ? `This clone is shallow: run \`git fetch --unshallow\` and \`${fetch}\`, or in CI give actions/checkout \`fetch-depth: 0\`.`
        : `Check the spelling, or fetch it: \`${fetch}\`.`,
      error,
    );
  }
}

async function isShallow(folder: string): Promise<boolean> {
  return (await git(folder, 'rev-parse', '--is-shallow-repository')) === 'true';
}

function unusable(folder: string, args: readonly string[], error: unknown): HeadroomError {
  const said = String((error as { stderr?: string }).stderr ?? '').trim();
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    return new HeadroomError('GIT_UNUSABLE', 'git was not found.', 'Install git; two commits can be compared only with it.', error);
  if (said.includes('not a git repository'))
    return new HeadroomError(
      'GIT_UNUSABLE',
      `${folder} is in no git repository.`,
      'Run it in a clone, or compare two environments or URLs instead of commits.',
      error,
    );
  if (said.includes('dubious ownership'))
    return new HeadroomError(
      'GIT_UNUSABLE',
      `git does not trust ${folder}, which another user owns.`,
      `Run \`git config --global --add safe.directory ${folder}\`.`,
      error,
    );
  const reason = said.split('\n').at(-1) || (error instanceof Error ? error.message : String(error));
  return new HeadroomError(
    'GIT_UNUSABLE',
    `git ${args[0]} failed: ${reason}`,
    `Run \`git ${args.join(' ')}\` in ${folder} to see why.`,
    error,
  );
}
