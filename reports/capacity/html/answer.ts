import type { CapacityReport } from '../../../engine/model/capacity.ts';
import { capacityCeiling } from '../../charts/capacity/ceiling.ts';
import { figureList } from '../../formats/html/figure-list.ts';
import { brandMark, chipMarkup } from '../../formats/html/icons.ts';
import { say } from '../../formats/html/section.ts';
import { type Markup, markup } from '../../markup.ts';
import { bound } from '../../words/bind.ts';
import { capacityChips } from '../../words/capacity/chips.ts';
import { capacityFigures } from '../../words/capacity/figures.ts';
import { placeName } from '../../words/capacity/place.ts';
import { runwaySentence } from '../../words/capacity/planning.ts';
import { capacitySentences } from '../../words/capacity/sentence.ts';
import { moment } from '../../words/moment.ts';

/** The first screen: what was loaded, the chips, the answer, what runs out first, how long it lasts, the ceiling and the figures. */
export function answer(report: CapacityReport): Markup {
  const { campaign, planning } = report;
  const [first = '', ...rest] = capacitySentences(report);
  const drawn = capacityCeiling(report, 'ceiling');
  const figures = capacityFigures(report);
  const runway = planning?.runway ?? null;
  return markup`<header><div class="bar"><span class="brand">${brandMark}Headroom</span><span>capacity of ${placeName(report)}${campaign !== null && ` · ${moment(campaign.startedAt)}`}</span></div><div class="answer"><ul class="chips">${capacityChips(
    report,
  ).map((chip) => markup`<li>${chipMarkup(chip, true)}</li>`)}</ul><h1>${bound(first)}</h1>${rest.length > 0 && say(rest.join(' '))}${
    runway !== null && say(runwaySentence(runway))
  }</div>${report.outcome === 'invalid' && markup`<p class="notice">The plateaus below show what was recorded. They describe a generator in trouble as much as the system, and no capacity is drawn from them.</p>`}${
    (drawn !== null || figures.length > 0) &&
    markup`<div class="${drawn === null ? 'first alone' : 'first'}">${drawn}${figureList(figures)}</div>`
  }</header>`;
}
