import { campaignFormats } from '../../../reports/campaign/index.ts';
import type { Campaign, CampaignReport, CampaignRun } from '../../model/campaign.ts';
import type { HeadroomError } from '../../model/error.ts';
import type { CampaignStart, Store } from '../../store/index.ts';
import type { SealedGate } from './gate.ts';
import type { GateWanted } from './wanted.ts';

/** The campaign of a gate while it goes on: its document is written after every run. */
export interface GateLog {
  readonly id: string;
  campaign(): Campaign;
  add(runs: readonly CampaignRun[]): Promise<void>;
  /** Ends the campaign with its report. */
  seal(report: CampaignReport, failure: HeadroomError | null): Promise<SealedGate>;
  /** Removes a campaign of which nothing came; one with runs stays, marked as interrupted. Gives the error back. */
  abandon(error: unknown): Promise<unknown>;
}

export async function openLog(
  store: Store,
  { wanted, scenario, environment }: { readonly wanted: GateWanted; readonly scenario: string; readonly environment: string },
): Promise<GateLog> {
  const start: CampaignStart = {
    purpose: 'gate',
    name: null,
    scenario,
    environment,
    startedAt: new Date().toISOString(),
    endedAt: null,
    command: wanted.command,
    runs: [],
  };
  const partial = await store.campaigns.create(start);
  let campaign: Campaign = { schemaVersion: 1, id: partial.id, ...start, runs: [] };
  return {
    id: partial.id,
    campaign: () => campaign,
    add: async (runs) => {
      campaign = { ...campaign, runs: [...campaign.runs, ...runs] };
      await partial.update(campaign);
    },
    seal: async (unended, failure) => {
      campaign = { ...campaign, endedAt: new Date().toISOString() };
      const report = { ...unended, campaign };
      const folder = await partial.seal({ campaign, report, html: campaignFormats.html.render(report) });
      return { report, folder, failure };
    },
    abandon: async (error) => {
      if (campaign.runs.length === 0) await partial.discard();
      return error;
    },
  };
}
