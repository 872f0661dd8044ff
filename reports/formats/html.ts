import type { Report } from '../../engine/model/report.ts';
import { type Markup, markup } from '../markup.ts';
import { cleanDocument } from '../words/clean.ts';
import { targetSentence } from '../words/headline.ts';
import type { Format, RenderOptions } from './format.ts';
import { answer } from './html/answer.ts';
import { sectionsFor } from './html/order.ts';
import { page } from './html/page.ts';
import type { Section } from './html/section.ts';
import { provenance } from './html/sections/origin.ts';

const anchor = (title: string): string => title.toLowerCase().replace(/[^a-z]+/g, '-');

function sectionMarkup({ title, content }: Section): Markup {
  return markup`<section id="${anchor(title)}" aria-labelledby="${anchor(title)}-title"><h2 id="${anchor(title)}-title">${title}</h2>${content}</section>
`;
}

/** Neighbours that need half the width are laid beside each other, two by two. */
function laidOut(sections: readonly Section[]): Markup[] {
  const laid: Markup[] = [];
  for (let index = 0; index < sections.length; index++) {
    const [here, next] = [sections[index], sections[index + 1]];
    if (here?.half && next?.half) {
      laid.push(markup`<div class="halves">${sectionMarkup(here)}${sectionMarkup(next)}</div>`);
      index++;
    } else if (here) laid.push(sectionMarkup(here));
  }
  return laid;
}

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
