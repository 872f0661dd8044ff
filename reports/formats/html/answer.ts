import type { Report } from '../../../engine/model/report.ts';
import { ceiling } from '../../charts/ceiling.ts';
import { type Markup, markup } from '../../markup.ts';
import { bound } from '../../words/bind.ts';
import { reportChips } from '../../words/chips.ts';
import { comparisonSentence } from '../../words/comparison.ts';
import { figures } from '../../words/figures.ts';
import { targetSentence } from '../../words/headline.ts';
import { labels } from '../../words/labels.ts';
import { evidenceLine } from '../../words/load.ts';
import { moment } from '../../words/moment.ts';
import { figureList } from './figure-list.ts';
import { brandMark, chipMarkup } from './icons.ts';
import { say } from './section.ts';

/** The first screen: which run, three chips, the answer in a sentence, the ceiling and the figures. */
export function answer(report: Report): Markup {
  const { run, chips, comparison } = report;
  const picture = chips.validity === 'invalid' ? null : ceiling(report, 'ceiling');
  return markup`<header><div class="bar"><span class="brand">${brandMark}Headroom</span><span>${run.scenario} on ${run.environment} · ${moment(run.startedAt)}</span></div><div class="answer"><ul class="chips">${reportChips(
    report,
  ).map(
    (chip) => markup`<li>${chipMarkup(chip, true)}</li>`,
  )}</ul><h1>${bound(targetSentence(report))}</h1>${comparison !== null && chips.validity !== 'invalid' && say(comparisonSentence(comparison))}${evidenceLine(report) !== '' && say(evidenceLine(report), 'soft')}${
    report.labels.length > 0 &&
    markup`<ul class="labels">${report.labels.map((label) => markup`<li><b>${labels[label].name}</b>: ${labels[label].meaning}</li>`)}</ul>`
  }</div>${chips.validity === 'invalid' && markup`<p class="notice">The numbers below show what was recorded. They describe a generator in trouble as much as the system, and none of them is a verdict.</p>`}<div class="${picture === null ? 'first alone' : 'first'}">${picture}${figureList(figures(report))}</div></header>`;
}
