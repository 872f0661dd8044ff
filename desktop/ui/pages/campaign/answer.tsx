import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { campaignSentences } from '../../../../reports/words/campaign.ts';
import { campaignChips } from '../../../../reports/words/campaign-chips.ts';
import { timeWords } from '../../../../reports/words/campaign-facts.ts';
import { mergeSentence } from '../../../../reports/words/merge.ts';
import { separationSentence } from '../../../../reports/words/separation.ts';
import { sidesClause } from '../../../../reports/words/sides.ts';
import { worstChangeSentences } from '../../../../reports/words/worst-changes.ts';
import { ChipMark } from '../../parts/chip.tsx';

/** Below the sentence: chips, whether it blocks and why, the worst three, sides and separation, time. With the sentence ten lines at most. */
export function Answer({ report }: { readonly report: CampaignReport }) {
  const sides = sidesClause(report);
  const more = campaignSentences(report).slice(1).join(' ');
  const lines = [
    mergeSentence(report),
    more,
    ...worstChangeSentences(report),
    ...(sides === null ? [] : [sides.replace(/^b/, 'B')]),
    ...(report.separation === null ? [] : [separationSentence(report.separation)]),
    `Took ${timeWords(report)}.`,
  ].filter((line) => line !== '');
  return (
    <>
      <ul className="campaign-chips" aria-label="Verdicts">
        {campaignChips(report).map((chip) => (
          <li key={chip.label}>
            <ChipMark chip={chip} named />
          </li>
        ))}
      </ul>
      <ul className="campaign-lines">
        {lines.map((line, index) => (
          <li key={line}>{index === 0 ? <strong>{bound(line)}</strong> : bound(line)}</li>
        ))}
      </ul>
    </>
  );
}
