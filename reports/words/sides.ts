import type { CampaignReport, CampaignSide } from '../../engine/model/campaign.ts';

// What people take for a commit when they read it in a name.
const leastOfCommit = 7;
const hash = /^[0-9a-f]{12,}$/;

/** A commit as people write it. */
export function shortCommit(commit: string): string {
  return hash.test(commit) ? commit.slice(0, 10) : commit;
}

/** `origin/main (8be4410f21)`; the name alone where there is no commit, or where it is the name. */
export function sideName({ name, git }: CampaignSide): string {
  if (git === null) return name;
  const commit = `${shortCommit(git.commit)}${git.dirty ? ' with uncommitted changes' : ''}`;
  if (name !== '' && git.commit.startsWith(name)) return commit;
  return name.includes(git.commit.slice(0, leastOfCommit)) ? name : `${name} (${commit})`;
}

/** `base origin/main (8be4410f21), head feature (9f2d4c1b7a)`; null where there are no two sides. */
export function sidesClause({ sides }: Pick<CampaignReport, 'sides'>): string | null {
  return sides === null ? null : `base ${sideName(sides.base)}, head ${sideName(sides.head)}`;
}

const restarts: Readonly<Record<CampaignSide['restarted'], string>> = {
  block: 'started afresh for every block',
  round: 'started afresh for every round',
  once: 'started once',
  never: 'not restarted',
};

export const restartWords = (side: CampaignSide): string => restarts[side.restarted];
