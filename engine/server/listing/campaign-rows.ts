import type { CampaignRow } from '../../model/api/listing.ts';
import { HeadroomError } from '../../model/error.ts';
import type { CampaignEntry, Store } from '../../store/index.ts';
import { remembered } from './remembered.ts';

type Concluded = Pick<CampaignRow, 'verdict' | 'blocks'>;

const mostReports = 2000;

/** Makes rows of campaigns. The report of a sealed one is read once: it never changes. */
export function createCampaignRows() {
  const known = remembered<Concluded>(mostReports);
  return async (store: Store): Promise<CampaignRow[]> =>
    await Promise.all((await store.campaigns.list()).map(async (entry) => await rowOf(store, entry, known)));
}

async function rowOf(store: Store, entry: CampaignEntry, known: ReturnType<typeof remembered<Concluded>>): Promise<CampaignRow> {
  const { id, state } = entry;
  const nothing = { id, state, reason: null, campaign: null, verdict: null, blocks: null };
  if (entry.state === 'damaged') return { ...nothing, reason: entry.reason };
  const row = { ...nothing, campaign: entry.campaign };
  if (entry.state !== 'sealed') return row;
  try {
    return {
      ...row,
      ...(await known(`${store.projectFolder} ${id}`, entry.campaign.endedAt ?? '', async () => await concluded(store, entry))),
    };
  } catch (error) {
    if (error instanceof HeadroomError) return { ...row, state: 'damaged', reason: error.message };
    throw error;
  }
}

async function concluded(
  store: Store,
  { id, campaign }: Extract<CampaignEntry, { readonly state: 'sealed' | 'running' | 'interrupted' }>,
): Promise<Concluded> {
  if (campaign.purpose === 'capacity') return { verdict: (await store.campaigns.loadCapacity(id)).report.outcome, blocks: null };
  const { verdict, blocks } = (await store.campaigns.load(id)).report;
  return { verdict, blocks: campaign.purpose === 'gate' ? blocks : null };
}
