import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import { campaignReasons } from '../../../../reports/words/campaign.ts';
import { capital } from '../../../../reports/words/facts.ts';
import { moment } from '../../../../reports/words/moment.ts';
import { Section } from '../../parts/page.tsx';

/** Why the verdict is no other, who overrode it, and what was written beside. */
export function Reasons({ report }: { readonly report: CampaignReport }) {
  const { override, notes } = report;
  const all = [
    ...(override === null ? [] : [`Overridden by ${override.by} on ${moment(override.at)}: ${override.why}`]),
    ...campaignReasons(report).map((reason) => `${capital(reason)}.`),
    ...notes,
  ];
  if (all.length === 0) return null;
  return (
    <Section id="reasons" title="Reasons and notes">
      <ul>
        {all.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </Section>
  );
}
