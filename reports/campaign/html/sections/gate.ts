import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import type { Change } from '../../../../engine/model/comparison.ts';
import { metricById } from '../../../../engine/model/metric.ts';
import { chipMarkup } from '../../../formats/html/icons.ts';
import { say } from '../../../formats/html/section.ts';
import { breakable, type Column, table } from '../../../formats/html/table.ts';
import { markup } from '../../../markup.ts';
import { bound } from '../../../words/bind.ts';
import { contextOf } from '../../../words/campaign.ts';
import { movement } from '../../../words/change.ts';
import { changeChip } from '../../../words/chips.ts';
import { changeReasons, placeName } from '../../../words/comparison.ts';
import { detectable } from '../../../words/detectable.ts';
import { count, counted } from '../../../words/digits.ts';
import { capital } from '../../../words/facts.ts';
import { familyOf } from '../../../words/family.ts';
import { quantities } from '../../../words/quantity.ts';
import type { ReasonContext } from '../../../words/reason.ts';
import type { CampaignSection } from '../section.ts';

const sides = ({ base, head, metric }: Change) => quantities(base, head, metricById(metric).unit);

/** What is told of a change in a row: both values, the change with its interval, what could have been noticed, the verdict and why. */
export function changeColumns(context: ReasonContext): readonly Column<Change>[] {
  return [
    { title: 'Number', cell: (change) => breakable(placeName(change)) },
    { title: 'Verdict', cell: ({ verdict }) => chipMarkup(changeChip(verdict)) },
    { title: 'Base', number: true, cell: (change) => bound(sides(change)[0]) },
    { title: 'Head', number: true, cell: (change) => bound(sides(change)[1]) },
    { title: 'Change', number: true, cell: (change) => (change.head === change.base ? 'same' : bound(movement(change))) },
    { title: 'Detectable', unit: 'at least', number: true, cell: (change) => bound(detectable(change)) },
    {
      title: 'Samples',
      unit: 'base, head',
      number: true,
      cell: ({ baseSamples, headSamples }) => `${count(baseSamples)}, ${count(headSamples)}`,
    },
    {
      title: 'Why',
      className: 'reasons',
      blank: true,
      cell: (change) =>
        bound(
          capital(
            changeReasons(change, context)
              .filter((reason) => reason !== 'the same')
              .join('; '),
          ),
        ) || null,
    },
  ];
}

/** What may block: the declared family, and work counters that moved. */
export const gate: CampaignSection = (report) => {
  if (report.comparison === null || report.comparison.changes.length === 0) return null;
  const { judged, counters: moved, sameCounters } = familyOf(report.comparison);
  const rows = [...judged, ...moved];
  const same = sameCounters === 0 ? null : say(`${counted(sameCounters, 'work counter')} the same.`, 'soft');
  if (rows.length === 0) return null;
  return { title: title(report), content: markup`${table('What is judged', changeColumns(contextOf(report)), rows)}${same}` };
};

const title = ({ mode }: CampaignReport): string => (mode === 'schedule' ? 'What moved' : 'What the gate judges');

/** Work for each request, counted in a seeded pass of one user: almost exact, so that one baseline is enough. */
export const counters: CampaignSection = ({ comparison }) => {
  const rows = comparison?.changes.filter(({ statistic }) => statistic === 'count') ?? [];
  if (rows.length === 0) return null;
  const worst = (change: Change): number => ['regressed', 'improved'].indexOf(change.verdict) >>> 0;
  return {
    title: 'Work counters',
    content: markup`${say('Counted in a seeded pass of one user before the load, and judged as counts, not as noise.', 'soft')}${table<Change>(
      'Work counters',
      [
        { title: 'Counter', cell: (change) => breakable(placeName(change)) },
        { title: 'Verdict', cell: ({ verdict }) => chipMarkup(changeChip(verdict)) },
        { title: 'Base', number: true, cell: (change) => bound(sides(change)[0]) },
        { title: 'Head', number: true, cell: (change) => bound(sides(change)[1]) },
        {
          title: 'Requests',
          unit: 'base, head',
          number: true,
          cell: ({ baseSamples, headSamples }) => `${count(baseSamples)}, ${count(headSamples)}`,
        },
      ],
      [...rows].sort((a, b) => worst(a) - worst(b)),
    )}`,
  };
};
