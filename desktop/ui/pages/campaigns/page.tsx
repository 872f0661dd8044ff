import { Link } from 'wouter';
import type { CampaignRow } from '../../../../engine/model/api/listing.ts';
import { cleanText } from '../../../../reports/words/clean.ts';
import { count, counted } from '../../../../reports/words/digits.ts';
import { moment } from '../../../../reports/words/moment.ts';
import { useDocument } from '../../data/documents.ts';
import { Shown } from '../../parts/document.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';
import { VerdictMark } from './verdict-mark.tsx';

const place = ({ id, campaign }: CampaignRow): string =>
  campaign?.purpose === 'capacity' ? `/capacity?campaign=${encodeURIComponent(id)}` : `/campaigns/${encodeURIComponent(id)}`;

const what = ({ id, campaign }: CampaignRow): string =>
  cleanText(campaign === null ? id : `${campaign.purpose} · ${campaign.name ?? campaign.scenario}`);

const columns: readonly Column<CampaignRow>[] = [
  { id: 'campaign', title: 'Campaign', value: what, show: (row) => <Link href={place(row)}>{what(row)}</Link> },
  { id: 'verdict', title: 'Verdict', value: ({ verdict, state }) => verdict ?? state, show: (row) => <VerdictMark row={row} /> },
  { id: 'environment', title: 'Environment', value: ({ campaign }) => cleanText(campaign?.environment ?? '') },
  {
    id: 'started',
    title: 'Started',
    value: ({ campaign }) => campaign?.startedAt ?? null,
    show: ({ campaign }) => (campaign === null ? '–' : moment(campaign.startedAt)),
  },
  {
    id: 'runs',
    title: 'Runs',
    value: ({ campaign }) => campaign?.runs.length ?? null,
    show: ({ campaign }) => count(campaign?.runs.length ?? 0),
    number: true,
  },
];

/** Every gate, schedule and capacity of the project, newest first. */
export default function CampaignsPage() {
  const asked = useDocument('campaigns');
  const all = asked.data?.campaigns ?? [];
  const blocking = all.filter(({ blocks }) => blocks === true).length;
  const answer = `${counted(all.length, 'campaign')}${blocking === 0 ? ', none of which blocks' : `, ${count(blocking)} of which ${blocking === 1 ? 'blocks' : 'block'}`}.`;
  return (
    <Page title="Campaigns" {...(all.length === 0 ? {} : { answer })}>
      <Shown asked={asked}>
        {({ campaigns }) =>
          campaigns.length === 0 ? (
            <Empty
              title="No campaign yet."
              hint="A campaign is several runs with one purpose: a gate judges a change, a schedule repeats a scenario, a capacity climbs until a target is missed."
              command="headroom gate --base origin/main"
            />
          ) : (
            <DataTable id="campaigns" title="Campaigns" columns={columns} rows={campaigns} rowKey={({ id }) => id} href={place} />
          )
        }
      </Shown>
    </Page>
  );
}
