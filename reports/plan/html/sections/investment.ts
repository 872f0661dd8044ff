import type { Plan } from '../../../../engine/model/plan.ts';
import { type Section, say } from '../../../formats/html/section.ts';
import { factList } from '../../../formats/html/sections/origin.ts';
import { markup } from '../../../markup.ts';
import { methodFacts, rangeSentence, roiSentences } from '../../../words/plan/roi.ts';
import { assumptionTable, investmentCharts } from '../investment.ts';

/** What the change is worth, with what that depends on. */
export function investment({ investment: worth }: Plan): Section | null {
  if (worth === null) return null;
  return {
    title: 'What the change is worth',
    content: markup`${say(roiSentences(worth).join(' '))}${worth.range !== null && say(rangeSentence(worth.range, worth))}${investmentCharts(worth)}<details><summary>Every assumption of the money, and the method</summary>${assumptionTable(worth)}${factList(methodFacts(worth), 'one')}</details>`,
  };
}
