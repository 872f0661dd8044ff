import type { CapacityReport } from '../../engine/model/capacity.ts';
import { capacityStyle } from '../charts/capacity/style.ts';
import { anchor, laidOut, sectionMarkup } from '../formats/html/layout.ts';
import { page } from '../formats/html/page.ts';
import { markup } from '../markup.ts';
import { claimed } from '../words/capacity/claimed.ts';
import { placeName } from '../words/capacity/place.ts';
import { capacitySentence } from '../words/capacity/sentence.ts';
import { cleanDocument } from '../words/clean.ts';
import type { CapacityFormat } from './format.ts';
import { answer } from './html/answer.ts';
import { origin } from './html/sections/origin.ts';
import { sections } from './html/sections.ts';

/** One file that can be sent to anybody: the answer, the pictures, the plan, the plateaus, the model, where it comes from. */
function render(unclean: CapacityReport): string {
  const report = claimed(cleanDocument(unclean));
  const made = sections.flatMap((make) => make(report) ?? []);
  const contents = made.map(({ title }) => markup`<a href="#${anchor(title)}">${title}</a>`);
  return page(
    `${capacitySentence(report)} · ${placeName(report)}`,
    markup`<main>${answer(report)}<nav class="contents" aria-label="Contents">${contents}</nav>
${laidOut(made)}<footer>${sectionMarkup(origin(report))}</footer></main>`,
    capacityStyle,
  );
}

export const html: CapacityFormat = { name: 'html', extension: 'html', render };
