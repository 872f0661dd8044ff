import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import { ruleFacts } from '../../../../reports/words/rule.ts';
import { Section } from '../../parts/page.tsx';
import { Facts } from './facts.tsx';

/** The rule with every number in it, so that a reader can disagree. */
export function Rule({ report }: { readonly report: CampaignReport }) {
  const facts = ruleFacts(report);
  if (facts.length === 0) return null;
  return (
    <Section id="rule" title="The rule" note="Every number that the verdict was held against, so that a reader can disagree.">
      <Facts facts={facts} />
    </Section>
  );
}
