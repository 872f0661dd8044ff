import path from 'node:path';
import type { Campaign, CampaignReport } from '../../model/campaign.ts';
import { HeadroomError } from '../../model/error.ts';
import { nearNamesHint } from '../../model/near-names.ts';
import { readDocument } from '../documents/document.ts';
import { campaignFiles, type Layout } from '../layout.ts';
import { listCampaigns } from './list.ts';

export interface LoadedCampaign {
  readonly folder: string;
  readonly campaign: Campaign;
  readonly report: CampaignReport;
}

/** A sealed campaign, by its id. Throws CAMPAIGN_UNKNOWN with near names, CAMPAIGN_UNSEALED, CAMPAIGN_DAMAGED or SCHEMA_UNSUPPORTED. */
export async function loadCampaign(layout: Layout, id: string, now: Date): Promise<LoadedCampaign> {
  const entries = await listCampaigns(layout, now);
  const entry = entries.find((one) => one.id === id);
  if (entry === undefined) {
    const known = entries.map((one) => one.id);
    throw new HeadroomError('CAMPAIGN_UNKNOWN', `There is no campaign ${id}.`, nearNamesHint(id, known, 'campaign'));
  }
  if (entry.state === 'damaged')
    throw new HeadroomError('CAMPAIGN_DAMAGED', entry.reason, "Restore the campaign's folder from a copy, or delete it: its runs stay.");
  if (entry.state !== 'sealed')
    throw new HeadroomError(
      'CAMPAIGN_UNSEALED',
      entry.state === 'running' ? `Campaign ${id} is still going on.` : `Campaign ${id} was interrupted and has no report.`,
      entry.state === 'running' ? 'Wait until it has ended.' : 'Each of its runs has its own: `headroom runs` lists them.',
    );
  const report = await readDocument('campaignReport', path.join(entry.folder, campaignFiles.report));
  return { folder: entry.folder, campaign: entry.campaign, report };
}
