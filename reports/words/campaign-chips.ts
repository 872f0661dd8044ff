import type { CampaignReport } from '../../engine/model/campaign.ts';
import { type Chip, changeChip } from './chips.ts';
import { learningProgress } from './comparison.ts';

function target({ targets, mode }: CampaignReport): Chip {
  const label = 'Target';
  if (targets.length === 0)
    return { label, word: mode === 'duet' || mode === 'alternating' ? 'not judged here' : 'none set', tone: 'neutral' };
  if (targets.some(({ status }) => status === 'fail')) return { label, word: 'fail', tone: 'bad' };
  if (targets.some(({ status }) => status === 'no-data')) return { label, word: 'no data', tone: 'unsure' };
  return { label, word: targets.some(({ tooClose }) => tooClose) ? 'pass, some too close to call' : 'pass', tone: 'good' };
}

function regression({ verdict, comparison, campaign }: CampaignReport): Chip {
  if (verdict === null)
    return { label: 'Regression', word: campaign.purpose === 'schedule' ? 'no campaign before' : 'no baseline yet', tone: 'neutral' };
  const learning = comparison !== null && verdict === 'inconclusive' ? learningProgress(comparison) : null;
  return { ...changeChip(verdict), word: learning === null ? verdict : `${verdict}, ${learning}` };
}

function merge({ blocks, override, campaign }: CampaignReport): Chip {
  const label = 'Merge';
  if (campaign.purpose === 'schedule') return { label, word: 'never blocked', tone: 'neutral' };
  if (override !== null && !blocks) return { label, word: 'overridden', tone: 'odd' };
  return blocks ? { label, word: 'blocked', tone: 'bad' } : { label, word: 'not blocked', tone: 'good' };
}

/** Three answers, never one word for all: the target, the regression, and what follows for the merge. */
export function campaignChips(report: CampaignReport): readonly [target: Chip, regression: Chip, merge: Chip] {
  return [target(report), regression(report), merge(report)];
}
