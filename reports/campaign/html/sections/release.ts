import { say } from '../../../formats/html/section.ts';
import { table } from '../../../formats/html/table.ts';
import { markup } from '../../../markup.ts';
import { contextOf } from '../../../words/campaign.ts';
import { pinnedSentence } from '../../../words/comparison.ts';
import type { CampaignSection } from '../section.ts';
import { changeColumns } from './gate.ts';

/** The same numbers against the pinned release: a rolling window hides what creeps. */
export const release: CampaignSection = (report) => {
  const pinned = report.comparison?.pinned ?? null;
  if (report.comparison === null || pinned === null || pinned.changes.length === 0) return null;
  return {
    title: 'Since the pinned release',
    content: markup`${say(pinnedSentence(report.comparison) ?? '')}${table('Against the release', changeColumns(contextOf(report)), pinned.changes)}${say(`Release ${pinned.name}: run ${pinned.run}.`, 'soft')}`,
  };
};
