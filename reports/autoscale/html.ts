import type { AutoscaleReport } from '../../engine/model/autoscale.ts';
import { courseChart } from '../charts/autoscale/course.ts';
import { autoscaleStyle } from '../charts/autoscale/style.ts';
import { figureList } from '../formats/html/figure-list.ts';
import { brandMark, chipMarkup } from '../formats/html/icons.ts';
import { anchor, laidOut } from '../formats/html/layout.ts';
import { page } from '../formats/html/page.ts';
import { charts } from '../formats/html/section.ts';
import { type Markup, markup } from '../markup.ts';
import { autoscaleChips } from '../words/autoscale/chips.ts';
import { cleanReport } from '../words/autoscale/clean.ts';
import { sourceWords } from '../words/autoscale/facts.ts';
import { outcomeFigures } from '../words/autoscale/figures.ts';
import { autoscaleSentence, leadOf } from '../words/autoscale/outcome.ts';
import { bound } from '../words/bind.ts';
import { duration } from '../words/quantity.ts';
import type { AutoscaleFormat } from './format.ts';
import { sectionsOf } from './html/sections.ts';

/** The first screen: the chips, the answer, the figures, and the demand under its ceiling. */
function answer(report: AutoscaleReport): Markup {
  const { demand } = report;
  const lead = leadOf(report);
  const chips = autoscaleChips(report).map((chip) => markup`<li>${chipMarkup(chip, true)}</li>`);
  return markup`<header><div class="bar"><span class="brand">${brandMark}Headroom</span><span>autoscaling under ${sourceWords(demand.source)} · ${duration(demand.seconds)}</span></div><div class="answer"><ul class="chips">${chips}</ul><h1>${bound(autoscaleSentence(report))}</h1></div>${
    lead !== undefined &&
    markup`<div class="first alone">${figureList(outcomeFigures(lead, report))}</div>${charts(courseChart(lead, 'course'))}`
  }</header>`;
}

/** One file that can be sent to anybody: the answer, the course, every policy with its manifest, how to repeat it. */
function render(unclean: AutoscaleReport): string {
  const report = cleanReport(unclean);
  const made = sectionsOf(report);
  const contents = made.map(({ title }) => markup`<a href="#${anchor(title)}">${title}</a>`);
  return page(
    `${autoscaleSentence(report)} · Headroom`,
    markup`<main>${answer(report)}<nav class="contents" aria-label="Contents">${contents}</nav>
${laidOut(made)}<footer><p>To repeat it: <code class="command">${report.reproduce}</code></p></footer></main>`,
    autoscaleStyle,
  );
}

export const html: AutoscaleFormat = { name: 'html', extension: 'html', render };
