import { Link } from 'wouter';
import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { campaignSentence } from '../../../../reports/words/campaign.ts';
import { campaignChips } from '../../../../reports/words/campaign-chips.ts';
import { timeWords } from '../../../../reports/words/campaign-facts.ts';
import { cleanDocument } from '../../../../reports/words/clean.ts';
import { mergeSentence } from '../../../../reports/words/merge.ts';
import { sidesClause } from '../../../../reports/words/sides.ts';
import { worstChangeSentences } from '../../../../reports/words/worst-changes.ts';
import { useDocument } from '../../data/documents.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Shown } from '../../parts/document.tsx';
import { Section } from '../../parts/page.tsx';
import type { BlockProperties } from './overview.tsx';
import { RunForCi } from './run-for-ci.tsx';

function Gate({ report }: { readonly report: CampaignReport }) {
  const sides = sidesClause(report);
  return (
    <>
      <p>{bound(mergeSentence(report))}</p>
      <p className="home-chips">
        {campaignChips(report).map((chip) => (
          <ChipMark key={chip.label} chip={chip} named />
        ))}
      </p>
      <p>{bound(campaignSentence(report))}</p>
      <ul>
        {worstChangeSentences(report).map((sentence) => (
          <li key={sentence}>{bound(sentence)}</li>
        ))}
      </ul>
      <p className="soft">{bound([sides, timeWords(report)].filter(Boolean).join(' · '))}</p>
      <p>
        <Link href={`/campaigns/${encodeURIComponent(report.campaign.id)}`}>Open the gate</Link> <code>{report.reproduce}</code>
      </p>
    </>
  );
}

/** Whether the newest gate blocks, and why: what a reviewer reads, in ten lines. Without a gate, what the newest run says of it. */
export function GateBlock({ opened }: BlockProperties) {
  const campaigns = useDocument('campaigns');
  const newest = campaigns.data?.campaigns.find(({ campaign, state }) => campaign?.purpose === 'gate' && state === 'sealed');
  const report = useDocument('campaign', { path: { campaign: newest?.id ?? '' } }, newest !== undefined);
  const [run] = opened;
  if (newest === undefined && run === undefined) return null;
  return (
    <Section id="gate" title="Does it block">
      {newest === undefined ? (
        run !== undefined && <RunForCi report={run.report} />
      ) : (
        <Shown asked={report}>{(found) => <Gate report={cleanDocument(found)} />}</Shown>
      )}
    </Section>
  );
}
