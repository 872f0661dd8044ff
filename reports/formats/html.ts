import type { Report } from '../../engine/model/report.ts';
import { markup } from '../markup.ts';
import { cleanDocument } from '../words/clean.ts';
import { targetSentence } from '../words/headline.ts';
import type { Format, RenderOptions } from './format.ts';
import { answer } from './html/answer.ts';
import { anchor, laidOut, sectionMarkup } from './html/layout.ts';
import { sectionsFor } from './html/order.ts';
import { page } from './html/page.ts';
import { provenance } from './html/sections/origin.ts';

/** One file that can be sent to anybody: the answer, the evidence, the detail, where it comes from. */
function render(unclean: Report, { audience = 'qa' }: RenderOptions = {}): string {
  const report = cleanDocument(unclean);
  const sections = sectionsFor(report, audience).flatMap((make) => make(report) ?? []);
  const origin = provenance(report);
  const contents = sections.map(({ title }) => markup`<a href="#${anchor(title)}">${title}</a>`);
  return page(
    `${targetSentence(report)} · ${report.run.scenario}`,
    markup`<main>${answer(report)}<nav class="contents" aria-label="Contents">${contents}</nav>
${laidOut(sections)}${origin && markup`<footer>${sectionMarkup(origin)}</footer>`}</main>`,
  );
}

export const html: Format = { name: 'html', extension: 'html', render };
