import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import type { Comparison } from '../../../../engine/model/comparison.ts';
import { blocksChart } from '../../../charts/blocks.ts';
import { deltaOf, type EvidentChange, isEvident } from '../../../charts/evidence.ts';
import { sessionsChart } from '../../../charts/sessions.ts';
import { sidesChart } from '../../../charts/sides.ts';
import { slotChart } from '../../../charts/slot.ts';
import { chipMarkup } from '../../../formats/html/icons.ts';
import { charts } from '../../../formats/html/section.ts';
import { factList } from '../../../formats/html/sections/origin.ts';
import { type Markup, markup } from '../../../markup.ts';
import { contextOf } from '../../../words/campaign.ts';
import { deviationWords, slotWords } from '../../../words/campaign-facts.ts';
import { changeChip } from '../../../words/chips.ts';
import { placeName } from '../../../words/comparison.ts';
import { familyOf } from '../../../words/family.ts';
import { evidenceFacts } from '../../../words/rule.ts';
import type { CampaignSection } from '../section.ts';

function partNames({ mode }: CampaignReport): { base: string; head: string } {
  return mode === 'schedule' ? { base: 'campaign before', head: 'this campaign' } : { base: 'baselines', head: 'candidate' };
}

function metric(change: EvidentChange, comparison: Comparison, report: CampaignReport, index: number): Markup {
  const { unit = 'session' } = contextOf(report);
  const delta = deltaOf(comparison, change);
  const id = (name: string): string => `${name}-${index}`;
  const [slot, deviation] = [slotWords(change), deviationWords(change, unit)];
  const facts = [
    ...evidenceFacts(change, unit),
    ...(deviation === null ? [] : [['Deviation', deviation] as const]),
    ...(slot === null ? [] : [['Slot effect', slot] as const]),
  ];
  return markup`<h3>${placeName(change)} ${chipMarkup(changeChip(change.verdict))}</h3>${charts(
    // The first screen shows the leading one already.
    index === 0 ? null : sidesChart(change, delta, unit, id('sides')),
    blocksChart(change, delta, id('blocks')) ?? sessionsChart(change, partNames(report), id('sessions')),
    slotChart(change, id('slot')),
  )}${factList(facts, 'one')}`;
}

/** The units behind each verdict of the family: every difference in the order it was made, whether coming first mattered, the numbers of the test. */
export const evidence: CampaignSection = (report) => {
  const { comparison } = report;
  if (comparison === null || report.verdict === 'invalid') return null;
  const shown = familyOf(comparison).judged.filter(isEvident);
  if (shown.length === 0) return null;
  return {
    title: contextOf(report).unit === 'block' ? 'Block by block' : 'Session by session',
    content: markup`${shown.map((change, index) => metric(change, comparison, report, index))}`,
  };
};
