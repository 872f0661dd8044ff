import type { Project } from '../options.ts';

/** The scenario a pipeline judges. */
export const judgedScenario = 'load';
/** Folder, from the project's, that a pipeline writes reports to; it is among what git ignores. */
export const resultsFolder = '.headroom/results';
export const gateBudget = '10m';

/**
 * How a checkout of either side is brought up; null where the target is not started by its command. The base's worktree holds only what is
 * committed; where dependencies are there already they stay, so that a side starts quickly the next time.
 */
export function upCommand({ start, install }: Project): string | null {
  if (start === null || install === null) return start;
  return `{ test -d node_modules || ${install}; } && ${start}`;
}

/** URL of a side; the shell must leave both variables alone. */
export const sideUrl = 'http://$SIDE.localhost:$PORT';

const shellQuoted = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

/** Shell lines of the gate: against the merge base where the target can be started, else against stored baselines. `branch` is the shell's name of the target branch. */
export function gateLines(project: Project, branch: string): string[] {
  const up = upCommand(project);
  const fetch = up === null ? [] : [`git fetch --quiet origin "${branch}:refs/remotes/origin/${branch}"`];
  const sides = up === null ? [] : [`--base "origin/${branch}"`, `--up ${shellQuoted(up)}`, `--url ${shellQuoted(sideUrl)}`];
  const words = [`gate ${judgedScenario}`, ...sides, `--budget ${gateBudget}`, `--out ${resultsFolder}`];
  return ['set -eu', `rm -rf ${resultsFolder}`, ...fetch, `headroom ${words.join(' \\\n  ')}`];
}
