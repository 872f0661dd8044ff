import type { CampaignReport } from '../../../engine/model/campaign.ts';
import type { Change } from '../../../engine/model/comparison.ts';

/** The shift that matters on the scale of a change; null where no rule names one. */
export function deltaOf({ comparison }: Pick<CampaignReport, 'comparison'>, { scale }: Pick<Change, 'scale'>): number | null {
  const rule = comparison?.rule ?? null;
  return rule === null ? null : scale === 'ratio' ? rule.delta : rule.rateDelta;
}
