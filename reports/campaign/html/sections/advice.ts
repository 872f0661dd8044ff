import { changeRows } from '../../../charts/changes.ts';
import { charts, say } from '../../../formats/html/section.ts';
import { table } from '../../../formats/html/table.ts';
import { markup } from '../../../markup.ts';
import { contextOf } from '../../../words/campaign.ts';
import { count, counted } from '../../../words/digits.ts';
import { familyOf } from '../../../words/family.ts';
import type { CampaignSection } from '../section.ts';
import { changeColumns } from './gate.ts';

const mostOpen = 8;

function told(moved: number, all: number): string {
  if (moved === 0) return `None of ${counted(all, 'number')} moved beyond chance.`;
  return `${count(moved)} of ${counted(all, 'number')} moved beyond chance. Advice only: of such calls about 5 in 100 are wrong (Benjamini and Hochberg), and none of them blocks.`;
}

/** Everything outside of the family: where to look, never a reason to block. */
export const advice: CampaignSection = (report) => {
  if (report.comparison === null) return null;
  const { advisory, rest } = familyOf(report.comparison);
  const rows = [...advisory, ...rest];
  if (rows.length === 0) return null;
  const columns = changeColumns(contextOf(report));
  const hidden = rows.slice(mostOpen);
  return {
    title: 'Outside of the family',
    content: markup`${say(told(advisory.length, rows.length))}${charts(
      changeRows({ ...report.comparison, changes: rows }, 'advice'),
    )}${table('Advice', columns, rows.slice(0, mostOpen))}${
      hidden.length > 0 &&
      markup`<details><summary>${counted(hidden.length, 'more number')}</summary>${table('More advice', columns, hidden)}</details>`
    }`,
  };
};
