import type { CampaignReport } from '../../engine/model/campaign.ts';
import { shortCommit } from './sides.ts';

interface Commits {
  readonly base: string | null;
  readonly head: string | null;
}

/** Names and commits of both sides, short: of the two versions, else of what differed between baseline and run. */
export function commitsOf({ sides, comparison }: CampaignReport): Commits {
  if (sides !== null) {
    const named = ({ name, git }: typeof sides.base): string => {
      if (git === null) return name;
      const commit = `${shortCommit(git.commit)}${git.dirty ? '+' : ''}`;
      if (name === '' || git.commit.startsWith(name)) return commit;
      return name.includes(git.commit.slice(0, 7)) ? name : `${name} ${commit}`;
    };
    return { base: named(sides.base), head: named(sides.head) };
  }
  const differs = comparison?.differences.find(({ key }) => key === 'git.commit');
  return { base: differs ? shortCommit(differs.base) : null, head: differs ? shortCommit(differs.head) : null };
}
