import type { Roi } from '../../../engine/model/roi.ts';
import { planChartStyle } from '../../charts/plan/style.ts';
import { figureList } from '../../formats/html/figure-list.ts';
import { brandMark, chipMarkup } from '../../formats/html/icons.ts';
import { sectionMarkup } from '../../formats/html/layout.ts';
import { page } from '../../formats/html/page.ts';
import { say } from '../../formats/html/section.ts';
import { factList } from '../../formats/html/sections/origin.ts';
import { type Markup, markup } from '../../markup.ts';
import { bound } from '../../words/bind.ts';
import { cleanDocument } from '../../words/clean.ts';
import { day } from '../../words/day.ts';
import { methodFacts, rangeSentence, roiChips, roiFigures, roiSentences, servingFacts } from '../../words/plan/roi.ts';
import type { DocumentFormat } from '../format.ts';
import { assumptionTable, investmentCharts, tornadoTable } from '../html/investment.ts';

function answer(roi: Roi): Markup {
  const [first = '', ...rest] = roiSentences(roi);
  const chips = roiChips(roi, roi.prices).map((chip) => markup`<li>${chipMarkup(chip, true)}</li>`);
  const from = roi.prices === null ? 'stated on the command line' : `prices of ${day(roi.prices.asOf)}, ${roi.prices.file}`;
  return markup`<header><div class="bar"><span class="brand">${brandMark}Headroom</span><span>What it is worth · ${from}</span></div><div class="answer"><ul class="chips">${chips}</ul><h1>${bound(first)}</h1>${say(rest.join(' '))}${roi.range !== null && say(rangeSentence(roi.range, roi))}</div><div class="first alone">${figureList(roiFigures(roi))}</div></header>`;
}

function render(unclean: Roi): string {
  const roi = cleanDocument(unclean);
  const [title = ''] = roiSentences(roi);
  const sections = [
    { title: 'Over the months', content: markup`${investmentCharts(roi)}` },
    ...(roi.tornado.length === 0 ? [] : [{ title: 'Strongest assumptions', content: tornadoTable(roi) }]),
    ...(roi.serving === null ? [] : [{ title: 'Cost of serving', content: factList(servingFacts(roi.serving, roi.currency), 'one') }]),
    { title: 'Every assumption', content: assumptionTable(roi) },
  ];
  const method = { title: 'How it is computed', content: factList(methodFacts(roi), 'one') };
  return page(
    `${title} · Headroom`,
    markup`<main>${answer(roi)}${sections.map(sectionMarkup)}<footer>${sectionMarkup(method)}</footer></main>`,
    planChartStyle,
  );
}

/** The case as one page that can be sent to anybody. */
export const html: DocumentFormat<Roi> = { name: 'html', extension: 'html', render };
