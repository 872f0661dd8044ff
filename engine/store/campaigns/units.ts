import type { Run } from '../../model/run.ts';
import type { CampaignEntry } from './list.ts';

/**
 * Tells the units of a duet from runs that stand for themselves: a block holds both sides, and in turns each side has its own
 * run. They are short, and half of them measured another version.
 */
export function duetUnits(campaigns: readonly CampaignEntry[]): (run: Pick<Run, 'id' | 'base'>) => boolean {
  const sided = new Set(
    campaigns
      .flatMap((entry) => (entry.state === 'damaged' ? [] : entry.campaign.runs.filter(({ side }) => side !== null)))
      .map(({ id }) => id),
  );
  return ({ id, base }) => base !== null || sided.has(id);
}
