import type { CapacityReport } from '../../model/capacity.ts';
import type { Store } from '../../store/index.ts';
import type { CapacityEvidence } from './judge-capacity.ts';

/** Reports that are looked through; each is read from disk. */
const mostReports = 12;

/** Sealed capacity reports that claim something, newest first. */
export async function capacityReports(store: Store): Promise<CapacityEvidence[]> {
  const ids = (await store.campaigns.list())
    .filter((entry) => entry.state === 'sealed' && entry.campaign.purpose === 'capacity')
    .slice(0, mostReports)
    .map(({ id }) => id);
  const reports = await Promise.all(ids.map(async (id) => await capacityReport(store, id)));
  return reports.filter(({ report }) => claims(report));
}

/** The capacity report of a campaign. Throws CAMPAIGN_UNKNOWN with near names, CAMPAIGN_UNSEALED, CAMPAIGN_DAMAGED. */
export async function capacityReport(store: Store, id: string): Promise<CapacityEvidence> {
  const { campaign, report } = await store.campaigns.loadCapacity(id);
  return { report, evidence: { kind: 'capacity', id, at: campaign.startedAt, environment: campaign.environment } };
}

const claims = ({ outcome, model }: CapacityReport): boolean => model !== null && outcome !== 'invalid';
