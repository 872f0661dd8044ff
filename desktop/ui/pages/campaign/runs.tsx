import { Link } from 'wouter';
import type { Campaign, CampaignRun } from '../../../../engine/model/campaign.ts';
import { Section } from '../../parts/page.tsx';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';

const place = (run: string): string => `/runs/${encodeURIComponent(run)}`;

const columns: readonly Column<CampaignRun>[] = [
  {
    id: 'run',
    title: 'Run',
    value: ({ id }) => id,
    show: ({ id }) => (
      <Link className="campaign-run" href={place(id)}>
        {id}
      </Link>
    ),
  },
  { id: 'part', title: 'Part', value: ({ phase }) => phase },
  { id: 'side', title: 'Side', value: ({ side }) => side ?? 'both' },
  { id: 'round', title: 'Round', value: ({ round }) => round + 1, number: true },
  { id: 'first', title: 'First', value: ({ first }) => first },
];

/** Every run of a campaign, and the way to it. */
export function Runs({ campaign, title }: { readonly campaign: Campaign; readonly title: string }) {
  return (
    <Section id="runs" title={title}>
      <DataTable
        id="runs"
        title="Every run of it"
        columns={columns}
        rows={campaign.runs}
        rowKey={({ id }) => id}
        href={({ id }) => place(id)}
      />
    </Section>
  );
}
