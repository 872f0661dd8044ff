import type { LabRow } from '../../../../engine/model/lab.ts';
import { metricById } from '../../../../engine/model/metric.ts';
import { markup } from '../../../markup.ts';
import { bound } from '../../../words/bind.ts';
import { count } from '../../../words/digits.ts';
import { labMedian, labPlace, labRating, owedWords } from '../../../words/lab.ts';
import { ratingTone } from '../../../words/vitals.ts';
import { chipMarkup } from '../icons.ts';
import { type SectionMaker, say } from '../section.ts';
import { table } from '../table.ts';

/** Medians of the page lab, a table for each page, profile and view. */
export const lab: SectionMaker = ({ lab: rows }) =>
  rows.length === 0
    ? null
    : {
        title: 'Page lab',
        content: markup`${say('Medians of visits in a browser of their own, with 95 % intervals by ranks: they hold for these visits on this machine.', 'soft')}${rows.map(one)}`,
      };

function one(row: LabRow) {
  return markup`<h3>${labPlace(row)}</h3>${table<LabRow['metrics'][number]>(
    labPlace(row),
    [
      { title: 'What', cell: ({ metric }) => metricById(metric).label },
      { title: 'Median', number: true, cell: (metric) => bound(labMedian(metric)) },
      {
        title: 'Rating',
        blank: true,
        cell: (metric) =>
          metric.rating === null ? null : chipMarkup({ label: 'Rating', word: labRating(metric), tone: ratingTone(metric.rating) }),
      },
      { title: 'Visits', number: true, cell: ({ samples }) => count(samples) },
      {
        title: 'Owed to',
        blank: true,
        cell: ({ metric }) => (metric === 'chunk' ? row.largestScript : owedWords(row, metric) || null),
      },
    ],
    row.metrics,
  )}`;
}
