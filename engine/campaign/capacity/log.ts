import { capacityFormats } from '../../../reports/capacity/index.ts';
import type { Campaign, CampaignRun } from '../../model/campaign.ts';
import type { CapacityReport } from '../../model/capacity.ts';
import type { Store } from '../../store/index.ts';
import type { ComposedLadder } from './compose.ts';

/** The campaign of a ladder while it goes on: its document is written after every plateau. */
export interface CapacityLog {
  readonly id: string;
  campaign(): Campaign;
  add(run: CampaignRun): Promise<void>;
  /** Ends the campaign with its report, and gives its folder. */
  seal(report: CapacityReport): Promise<{ readonly report: CapacityReport; readonly folder: string }>;
  /** Removes a campaign of which nothing came; one with plateaus stays and can be resumed. */
  abandon(): Promise<void>;
}

/** Begins a campaign with the runs it takes over from the one it goes on with. */
export async function openLog(
  store: Store,
  { request, order }: ComposedLadder,
  taken: readonly CampaignRun[],
  command: string,
): Promise<CapacityLog> {
  const start = {
    purpose: 'capacity' as const,
    name: null,
    scenario: request.subject.name,
    environment: request.environmentName,
    startedAt: new Date().toISOString(),
    endedAt: null,
    command: request.mask(command),
    runs: [...taken],
    ladder: order,
  };
  const partial = await store.campaigns.create(start);
  let campaign: Campaign = { schemaVersion: 1, id: partial.id, ...start };
  return {
    id: partial.id,
    campaign: () => campaign,
    add: async (run) => {
      campaign = { ...campaign, runs: [...campaign.runs, run] };
      await partial.update(campaign);
    },
    seal: async (unended) => {
      campaign = { ...campaign, endedAt: new Date().toISOString() };
      const report = { ...unended, campaign };
      return { report, folder: await partial.seal({ campaign, report, html: capacityFormats.html.render(report) }) };
    },
    abandon: async () => {
      if (campaign.runs.length === taken.length) await partial.discard();
    },
  };
}
