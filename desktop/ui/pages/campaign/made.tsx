import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import { campaignFacts } from '../../../../reports/words/campaign-facts.ts';
import { moment } from '../../../../reports/words/moment.ts';
import { Section } from '../../parts/page.tsx';
import { Facts } from './facts.tsx';

/** What the two sides are, how they were kept apart, how it was measured, and the command that does it again. */
export function Made({ report }: { readonly report: CampaignReport }) {
  const { campaign } = report;
  return (
    <Section id="made" title={report.sides === null ? 'How it was measured' : 'The two sides'}>
      <Facts
        facts={[
          ...campaignFacts(report),
          ['Started', moment(campaign.startedAt)],
          ['Ended', campaign.endedAt === null ? 'not ended' : moment(campaign.endedAt)],
          ['Campaign', campaign.id],
        ]}
      />
      <p>
        To repeat it: <code className="campaign-command">{report.reproduce}</code>
      </p>
    </Section>
  );
}
