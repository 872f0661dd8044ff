import type { Run } from '../../model/run.ts';
import type { CampaignEntry } from './list.ts';

/**
 * Tells the units of a duet and the plateaus of a ladder from runs that stand for themselves: a block holds both sides, and in turns each
 * side has its own run; they are short, and half of them measured another version. A plateau has a load of its own.
 */
export function duetUnits(campaigns: readonly CampaignEntry[]): (run: Pick<Run, 'id' | 'base'>) => boolean {
  const units = new Set(
    campaigns
      .flatMap((entry) =>
        entry.state === 'damaged' ? [] : entry.campaign.runs.filter(({ side, role }) => side !== null || role === 'plateau'),
      )
      .map(({ id }) => id),
  );
  return ({ id, base }) => base !== null || units.has(id);
}
