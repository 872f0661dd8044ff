import path from 'node:path';
import type { Campaign, CampaignReport } from '../../model/campaign.ts';
import type { CapacityReport } from '../../model/capacity.ts';
import { HeadroomError } from '../../model/error.ts';
import { nearNamesHint } from '../../model/near-names.ts';
import { readDocument } from '../documents/document.ts';
import { campaignFiles, type Layout } from '../layout.ts';
import { type CampaignEntry, entryWithId, listCampaigns } from './list.ts';

export interface LoadedCampaign {
  readonly folder: string;
  readonly campaign: Campaign;
  readonly report: CampaignReport;
}

export interface LoadedCapacity {
  readonly folder: string;
  readonly campaign: Campaign;
  readonly report: CapacityReport;
}

/** A sealed gate or schedule, by its id. Throws CAMPAIGN_UNKNOWN with near names, CAMPAIGN_UNSEALED, CAMPAIGN_DAMAGED or SCHEMA_UNSUPPORTED. */
export async function loadCampaign(layout: Layout, id: string, now: Date): Promise<LoadedCampaign> {
  const { folder, campaign } = await sealedCampaign(layout, id, now, (purpose) => purpose !== 'capacity');
  return { folder, campaign, report: await readDocument('campaignReport', path.join(folder, campaignFiles.report)) };
}

/** A sealed campaign for capacity, by its id. Throws what `loadCampaign` throws. */
export async function loadCapacity(layout: Layout, id: string, now: Date): Promise<LoadedCapacity> {
  const { folder, campaign } = await sealedCampaign(layout, id, now, (purpose) => purpose === 'capacity');
  return { folder, campaign, report: await readDocument('capacityReport', path.join(folder, campaignFiles.report)) };
}

/** One campaign of those that serve a purpose, in any state but damaged. Throws CAMPAIGN_UNKNOWN with near names, and CAMPAIGN_DAMAGED. */
export async function findCampaign(
  layout: Layout,
  id: string,
  now: Date,
  serves: (purpose: Campaign['purpose']) => boolean,
): Promise<Exclude<CampaignEntry, { state: 'damaged' }>> {
  const isServing = (one: CampaignEntry) => one.state === 'damaged' || serves(one.campaign.purpose);
  const entry = await entryWithId(layout, id, now);
  if (entry === undefined || !isServing(entry)) {
    const known = (await listCampaigns(layout, now)).filter(isServing).map((one) => one.id);
    throw new HeadroomError('CAMPAIGN_UNKNOWN', `There is no campaign ${id}.`, nearNamesHint(id, known, 'campaign'));
  }
  if (entry.state === 'damaged')
    throw new HeadroomError('CAMPAIGN_DAMAGED', entry.reason, "Restore the campaign's folder from a copy, or delete it: its runs stay.");
  return entry;
}

async function sealedCampaign(layout: Layout, id: string, now: Date, serves: (purpose: Campaign['purpose']) => boolean) {
  const entry = await findCampaign(layout, id, now, serves);
  if (entry.state !== 'sealed')
    throw new HeadroomError(
      'CAMPAIGN_UNSEALED',
      entry.state === 'running' ? `Campaign ${id} is still going on.` : `Campaign ${id} was interrupted and has no report.`,
      entry.state === 'running' ? 'Wait until it has ended.' : 'Each of its runs has its own: `headroom runs` lists them.',
    );
  return entry;
}
