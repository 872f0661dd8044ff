import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { RenderOptions } from '../formats/format.ts';
import { code, plainMarkdown } from '../formats/markdown/escape.ts';
import { folded, mostCharacters } from '../formats/markdown/folded.ts';
import { campaignSentence } from '../words/campaign.ts';
import { campaignChips } from '../words/campaign-chips.ts';
import { timeWords } from '../words/campaign-facts.ts';
import { glyphs } from '../words/chips.ts';
import { cleanDocument, cleanText } from '../words/clean.ts';
import { commitsOf } from '../words/commits.ts';
import { mergeSentence } from '../words/merge.ts';
import { worstChangeSentences } from '../words/worst-changes.ts';
import type { CampaignFormat } from './format.ts';
import { details } from './markdown/details.ts';

const longestLine = 600;

const cut = (text: string): string => ([...text].length > longestLine ? `${[...text].slice(0, longestLine).join('')}…` : text);

function origin(report: CampaignReport): string {
  const { base, head } = commitsOf(report);
  return [base !== null && `base ${code(base)}`, head !== null && `head ${code(head)}`, `took ${plainMarkdown(timeWords(report))}`]
    .filter(Boolean)
    .join(' · ');
}

/** Ten lines at most: verdict, sentence, does it block and why, the worst three, both commits and the time spent, how to repeat it, where the report is. */
export function aboveTheFold(report: CampaignReport, reportPath: string | undefined): string {
  const chips = campaignChips(report).map(({ label, word, tone }) => `${label} ${glyphs[tone]} ${word}`);
  const again = [`Repeat: ${code(cut(report.reproduce))}`, reportPath !== undefined && `report: ${code(cut(cleanText(reportPath)))}`];
  return [
    `### ${plainMarkdown(chips.join(' · '))}`,
    `**${plainMarkdown(cut(campaignSentence(report)))}**`,
    '',
    `- ${plainMarkdown(cut(mergeSentence(report)))}`,
    ...worstChangeSentences(report).map((sentence) => `- ${plainMarkdown(cut(sentence))}`),
    `- ${origin(report)}`,
    `- ${again.filter(Boolean).join(' · ')}`,
  ].join('\n');
}

/** A comment for a pull request: at most ten lines, the rest folded below, within what GitHub takes. */
function render(unclean: CampaignReport, { reportPath }: RenderOptions = {}): string {
  const report = cleanDocument(unclean);
  return folded(aboveTheFold(report, reportPath), details(report), mostCharacters);
}

export const markdown: CampaignFormat = { name: 'markdown', extension: 'md', render };
