import type { CampaignReport, CampaignSide } from '../../../../engine/model/campaign.ts';
import { say } from '../../../formats/html/section.ts';
import { factList } from '../../../formats/html/sections/origin.ts';
import { breakable, table } from '../../../formats/html/table.ts';
import { markup } from '../../../markup.ts';
import { campaignFacts } from '../../../words/campaign-facts.ts';
import { count } from '../../../words/digits.ts';
import { separationSentence } from '../../../words/separation.ts';
import { restartWords } from '../../../words/sides.ts';
import type { CampaignSection } from '../section.ts';

type Row = readonly [name: string, base: string | null, head: string | null];

function rowsOf(sides: NonNullable<CampaignReport['sides']>, separation: CampaignReport['separation']): Row[] {
  const both = (name: string, of: (side: CampaignSide) => string | null): Row => [name, of(sides.base), of(sides.head)];
  const shown = (name: string, of: (side: NonNullable<typeof separation>['base']) => string | number | null): Row[] => {
    if (separation === null) return [];
    const cell = (value: string | number | null): string | null => (typeof value === 'number' ? count(value) : value);
    return [[name, cell(of(separation.base)), cell(of(separation.head))]];
  };
  return [
    both('Name', ({ name }) => name),
    both('Commit', ({ git }) => (git === null ? null : `${git.commit}${git.dirty ? ', with uncommitted changes' : ''}`)),
    both('Branch', ({ git }) => git?.branch ?? null),
    both('Environment', ({ environment }) => environment),
    both('Address', ({ url }) => url),
    both('Target', restartWords),
    ...shown('Version it answered with', ({ version }) => version),
    ...shown('Requests sent', ({ sent }) => sent),
    ...shown('Requests its target counted', ({ counted }) => counted),
  ].filter(([, base, head]) => base !== null || head !== null);
}

const told = new Set(['Base', 'Head', 'Separation', 'Slot effect', 'Deviation', 'Release']);

/** What the two versions are, how they were kept apart, and how the measurement was made. */
export const sides: CampaignSection = (report) => {
  const facts = campaignFacts(report).filter(([name]) => report.sides === null || !told.has(name));
  const difference = report.comparison?.differences ?? [];
  return {
    title: report.sides === null ? 'How it was measured' : 'The two sides',
    content: markup`${report.separation !== null && say(separationSentence(report.separation))}${
      report.sides !== null &&
      table<Row>(
        'The two sides',
        [
          { title: 'What', cell: ([name]) => name },
          { title: 'Base', cell: ([, base]) => (base === null ? null : breakable(base)) },
          { title: 'Head', cell: ([, , head]) => (head === null ? null : breakable(head)) },
        ],
        rowsOf(report.sides, report.separation),
      )
    }${factList(facts, 'one')}${
      difference.length > 0 &&
      markup`<h3>What else differed</h3>${table(
        'Differences',
        [
          { title: 'What', cell: ({ key }) => key },
          { title: 'Base', cell: ({ base }) => base },
          { title: 'Head', cell: ({ head }) => head },
          { title: 'Weight', cell: ({ hard }) => (hard ? 'must be equal: nothing is compared' : 'may explain a change') },
        ],
        difference,
      )}`
    }`,
  };
};
