import './page.css';
import { Link } from 'wouter';
import { useDocument } from '../../data/documents.ts';
import type { PageComponent } from '../../frame/pages.ts';
import { Shown } from '../../parts/document.tsx';
import { Page } from '../../parts/page.tsx';
import { Sealed } from './sealed.tsx';
import { Unfinished } from './unfinished.tsx';

/** A gate or a schedule: what it concluded and what follows, `/campaigns/:campaign`. A capacity has a page of its own. */
const CampaignPage: PageComponent = ({ params }) => {
  const { campaign = '' } = params;
  const asked = useDocument('campaigns');
  // Whether it has a report of this kind is known from the list.
  if (asked.data === undefined)
    return (
      <Page title="Campaign">
        <Shown asked={asked}>{() => null}</Shown>
      </Page>
    );
  const row = asked.data.campaigns.find(({ id }) => id === campaign);
  if (row?.campaign?.purpose === 'capacity')
    return (
      <Page title="Capacity" answer="This campaign looked for the capacity.">
        <p>
          <Link href={`/capacity?campaign=${encodeURIComponent(campaign)}`}>Open its ladder, fit and limits</Link>
        </p>
      </Page>
    );
  if (row !== undefined && row.state !== 'sealed') return <Unfinished row={row} />;
  return <Report campaign={campaign} />;
};

function Report({ campaign }: { readonly campaign: string }) {
  const asked = useDocument('campaign', { path: { campaign } });
  if (asked.data !== undefined) return <Sealed unclean={asked.data} />;
  return (
    <Page title="Campaign">
      <Shown asked={asked}>{() => null}</Shown>
    </Page>
  );
}

export default CampaignPage;
