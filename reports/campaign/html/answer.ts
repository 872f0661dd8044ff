import type { CampaignReport } from '../../../engine/model/campaign.ts';
import { deltaOf, isEvident } from '../../charts/evidence.ts';
import { sidesChart } from '../../charts/sides.ts';
import { figureList } from '../../formats/html/figure-list.ts';
import { brandMark, chipMarkup } from '../../formats/html/icons.ts';
import { say } from '../../formats/html/section.ts';
import { type Markup, markup } from '../../markup.ts';
import { bound } from '../../words/bind.ts';
import { campaignSentences, contextOf } from '../../words/campaign.ts';
import { campaignChips } from '../../words/campaign-chips.ts';
import { campaignFigures } from '../../words/campaign-figures.ts';
import { familyOf } from '../../words/family.ts';
import { mergeSentence } from '../../words/merge.ts';
import { moment } from '../../words/moment.ts';
import { sidesClause } from '../../words/sides.ts';
import { prose } from './prose.ts';

function picture(report: CampaignReport): Markup | null {
  if (report.comparison === null || report.verdict === 'invalid') return null;
  const lead = familyOf(report.comparison).judged.find(isEvident);
  return lead === undefined ? null : sidesChart(lead, deltaOf(report.comparison, lead), contextOf(report).unit ?? 'session', 'lead');
}

/** The first screen: which campaign, three chips, the answer, whether it blocks, the leading metric on both sides, the figures. */
export function answer(report: CampaignReport): Markup {
  const { campaign } = report;
  const name = campaign.name ?? campaign.scenario;
  const drawn = picture(report);
  const [first = '', ...rest] = campaignSentences(report);
  const versions = sidesClause(report);
  return markup`<header><div class="bar"><span class="brand">${brandMark}Headroom</span><span>${campaign.purpose === 'gate' && 'gate of '}${name} on ${campaign.environment} · ${moment(campaign.startedAt)}</span></div><div class="answer"><ul class="chips">${campaignChips(
    report,
  ).map(
    (chip) => markup`<li>${chipMarkup(chip, true)}</li>`,
  )}</ul><h1>${prose(first)}</h1>${rest.length > 0 && markup`<p>${prose(rest.join(' '))}</p>`}<p>${bound(mergeSentence(report))}</p>${versions !== null && say(versions.replace(/^b/, 'B'), 'soft')}</div><div class="${drawn === null ? 'first alone' : 'first'}">${drawn}${figureList(campaignFigures(report))}</div></header>`;
}
