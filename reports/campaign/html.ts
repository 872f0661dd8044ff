import type { CampaignReport } from '../../engine/model/campaign.ts';
import { anchor, laidOut, sectionMarkup } from '../formats/html/layout.ts';
import { page } from '../formats/html/page.ts';
import { markup } from '../markup.ts';
import { campaignSentence } from '../words/campaign.ts';
import { cleanDocument } from '../words/clean.ts';
import type { CampaignFormat } from './format.ts';
import { answer } from './html/answer.ts';
import { origin } from './html/sections/origin.ts';
import { sections } from './html/sections.ts';

/** One file that can be sent to anybody: the answer, the evidence, the rule, where it comes from. */
function render(unclean: CampaignReport): string {
  const report = cleanDocument(unclean);
  const made = sections.flatMap((make) => make(report) ?? []);
  const contents = made.map(({ title }) => markup`<a href="#${anchor(title)}">${title}</a>`);
  return page(
    `${campaignSentence(report)} · ${report.campaign.name ?? report.campaign.scenario}`,
    markup`<main>${answer(report)}<nav class="contents" aria-label="Contents">${contents}</nav>
${laidOut(made)}<footer>${sectionMarkup(origin(report))}</footer></main>`,
  );
}

export const html: CampaignFormat = { name: 'html', extension: 'html', render };
