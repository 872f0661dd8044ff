import type { Change } from '../../../../engine/model/comparison.ts';
import { metricById } from '../../../../engine/model/metric.ts';
import { changeRows, changesInOrder } from '../../../charts/changes.ts';
import { markup } from '../../../markup.ts';
import { bound } from '../../../words/bind.ts';
import { movement, smallestDetectable } from '../../../words/change.ts';
import { changeChip } from '../../../words/chips.ts';
import { changeName, changeReason, comparisonSentence } from '../../../words/comparison.ts';
import { count, counted } from '../../../words/digits.ts';
import { capital } from '../../../words/facts.ts';
import { approveHint } from '../../../words/next.ts';
import { quantity } from '../../../words/quantity.ts';
import { chipMarkup } from '../icons.ts';
import { charts, type SectionMaker, say } from '../section.ts';
import { type Column, table } from '../table.ts';

const unitOf = ({ metric }: Change) => metricById(metric).unit;

const columns: readonly Column<Change>[] = [
  { title: 'Number', cell: (change) => markup`${changeName(change)}${change.primary && markup` <span class="range">gate</span>`}` },
  { title: 'Before', number: true, cell: (change) => bound(quantity(change.base, unitOf(change))) },
  { title: 'Now', number: true, cell: (change) => bound(quantity(change.head, unitOf(change))) },
  { title: 'Change', number: true, cell: (change) => bound(movement(change)) },
  {
    title: 'Could be noticed',
    number: true,
    cell: (change) => (smallestDetectable(change) === null ? null : bound(smallestDetectable(change) ?? '')),
  },
  {
    title: 'Samples',
    unit: 'before, now',
    number: true,
    cell: ({ baseSamples, headSamples }) => `${count(baseSamples)}, ${count(headSamples)}`,
  },
  { title: 'Verdict', cell: ({ verdict }) => chipMarkup(changeChip(verdict)) },
  {
    title: 'Why',
    className: 'reasons',
    cell: ({ reasons }) => (reasons.length === 0 ? null : capital(reasons.map(changeReason).join('; '))),
  },
];

/** What moved since the baseline, or between two runs, and what differed besides the code. */
export const comparison: SectionMaker = (report) => {
  const next = approveHint(report);
  const hint = next && markup`<p>${next.purpose} <code class="command">${next.command}</code></p>`;
  const compared = report.comparison;
  if (compared === null) {
    const none = next
      ? null
      : say('There is no baseline to compare with, and this run cannot become one: it is not a complete, valid run that met its targets.');
    return { title: 'Comparison', content: markup`${none}${hint}` };
  }
  const sides = `Compared ${counted(compared.head.length, 'run')} (${compared.head.join(', ')}) with ${counted(compared.base.length, compared.mode === 'runs' ? 'run' : 'baseline')} (${compared.base.join(', ')}).`;
  return {
    title: 'Comparison',
    content: markup`${say(comparisonSentence(compared))}${hint}${charts(changeRows(compared, 'change-rows'))}${compared.changes.length > 0 && table('Changes', columns, changesInOrder(compared))}${
      compared.differences.length > 0 &&
      markup`<h3>What differed between them</h3>${table(
        'Differences',
        [
          { title: 'What', cell: ({ key }) => key },
          { title: 'Before', cell: ({ base }) => base },
          { title: 'Now', cell: ({ head }) => head },
          { title: 'Weight', cell: ({ hard }) => (hard ? 'must be equal: nothing is compared' : 'may explain a change') },
        ],
        compared.differences,
      )}`
    }${say(sides, 'soft')}`,
  };
};
