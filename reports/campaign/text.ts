import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { RenderOptions } from '../formats/format.ts';
import { wrap } from '../formats/text/columns.ts';
import { type Paint, painter } from '../formats/text/paint.ts';
import { campaignSentence } from '../words/campaign.ts';
import { campaignChips } from '../words/campaign-chips.ts';
import { glyphs } from '../words/chips.ts';
import { cleanDocument, cleanText } from '../words/clean.ts';
import { mergeSentence } from '../words/merge.ts';
import type { CampaignFormat } from './format.ts';

function chipLine(report: CampaignReport, paint: Paint): string {
  return campaignChips(report)
    .map(({ label, word, tone }) => `${label} ${paint(`${glyphs[tone]} ${word}`, tone)}`)
    .join('   ');
}

/** The end of a campaign on a terminal. */
function render(unclean: CampaignReport, options: RenderOptions = {}): string {
  const report = cleanDocument(unclean);
  const columns = Math.min(120, Math.max(80, options.columns ?? 80));
  const paint = painter(options.colour ?? false);
  return `${[
    chipLine(report, paint),
    '',
    ...wrap(campaignSentence(report), columns).map((line) => paint(line, 'strong')),
    ...wrap(mergeSentence(report), columns),
    ...(options.reportPath === undefined ? [] : ['', `Report  ${cleanText(options.reportPath)}`]),
  ].join('\n')}\n`;
}

export const text: CampaignFormat = { name: 'text', extension: 'txt', render };
