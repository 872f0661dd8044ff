import type { CampaignRow } from '../../../../engine/model/api/listing.ts';
import { count, counted } from '../../../../reports/words/digits.ts';
import { moment } from '../../../../reports/words/moment.ts';
import { Page } from '../../parts/page.tsx';
import { Runs } from './runs.tsx';

const states: Readonly<Record<CampaignRow['state'], string>> = {
  sealed: 'is complete',
  running: 'goes on',
  interrupted: 'was interrupted before it came to a verdict',
  damaged: 'cannot be read',
};

/** A campaign without a report: how far it came, and why there is none. */
export function Unfinished({ row: { id, state, reason, campaign } }: { readonly row: CampaignRow }) {
  const made = campaign === null ? '' : ` after ${counted(campaign.runs.length, 'run')}`;
  return (
    <Page title={campaign?.name ?? campaign?.scenario ?? id} answer={`This campaign ${states[state]}${made}.`}>
      {reason !== null && <p>{reason}</p>}
      {campaign !== null && (
        <>
          <p className="soft">
            {id}, started {moment(campaign.startedAt)} with <code>{campaign.command}</code>
          </p>
          {campaign.runs.length > 0 && <Runs campaign={campaign} title={`Its ${count(campaign.runs.length)} runs so far`} />}
        </>
      )}
    </Page>
  );
}
