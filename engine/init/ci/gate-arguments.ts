import type { Project } from '../options.ts';

/** The scenario a pipeline judges. */
export const judgedScenario = 'load';
/** Folder, from the project's, that a pipeline writes reports to; it is among what git ignores. */
export const resultsFolder = '.headroom/results';
export const gateBudget = '10m';

/** How a fresh checkout of either side is brought up; null where the target is not started by its command. The base's worktree holds only what is committed. */
export function upCommand({ start, install }: Project): string | null {
  if (start === null) return null;
  return install === null ? start : `${install} && ${start}`;
}

/** URL of a side; the shell must leave both variables alone. */
export const sideUrl = 'http://$SIDE.localhost:$PORT';

const shellQuoted = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

/** Words of the gate for a shell: against the merge base where the target can be started, else against stored baselines. `baseRef` is shell text. */
export function gateWords(project: Project, baseRef: string): string[] {
  const up = upCommand(project);
  const sides = up === null ? [] : [`--base ${baseRef}`, `--up ${shellQuoted(up)}`, `--url ${shellQuoted(sideUrl)}`];
  return [`gate ${judgedScenario}`, ...sides, `--budget ${gateBudget}`, `--out ${resultsFolder}`];
}
