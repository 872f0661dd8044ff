import type { Change, Comparison } from '../../../../engine/model/comparison.ts';
import { metricById } from '../../../../engine/model/metric.ts';
import { blocksChart } from '../../../charts/blocks.ts';
import { changeRows } from '../../../charts/changes.ts';
import { deltaOf, isEvident } from '../../../charts/evidence.ts';
import { sessionsChart } from '../../../charts/sessions.ts';
import { sidesChart } from '../../../charts/sides.ts';
import { type Markup, markup } from '../../../markup.ts';
import { bound } from '../../../words/bind.ts';
import { movement, smallestDetectable } from '../../../words/change.ts';
import { changeChip } from '../../../words/chips.ts';
import { changeReasons, comparisonReasons, comparisonSentence, pinnedSentence, placeName } from '../../../words/comparison.ts';
import { count, counted } from '../../../words/digits.ts';
import { capital } from '../../../words/facts.ts';
import { familyOf } from '../../../words/family.ts';
import { approveHint } from '../../../words/next.ts';
import { quantity } from '../../../words/quantity.ts';
import { unitOfMode } from '../../../words/reason.ts';
import { chipMarkup } from '../icons.ts';
import { charts, type SectionMaker, say } from '../section.ts';
import { breakable, type Column, table } from '../table.ts';

// Changes shown at once; the rest is a click away.
const mostOpen = 8;

const unitOf = ({ metric }: Change) => metricById(metric).unit;
const hash = /^[0-9a-f]{32,}$/;
const short = (value: string): string => (hash.test(value) ? `${value.slice(0, 12)}…` : value);

const columns = (told: ReadonlySet<string>, unit: 'block' | 'session'): readonly Column<Change>[] => [
  {
    title: 'Number',
    cell: (change) => markup`${breakable(placeName(change))}${change.primary && markup` <span class="range">gate</span>`}`,
  },
  { title: 'Verdict', cell: ({ verdict }) => chipMarkup(changeChip(verdict)) },
  { title: 'Before', number: true, cell: (change) => bound(quantity(change.base, unitOf(change))) },
  { title: 'Now', number: true, cell: (change) => bound(quantity(change.head, unitOf(change))) },
  { title: 'Change', number: true, cell: (change) => bound(movement(change)) },
  { title: 'Detectable', unit: 'at least', number: true, cell: (change) => bound(smallestDetectable(change) ?? '') || null },
  {
    title: 'Samples',
    unit: 'before, now',
    number: true,
    cell: ({ baseSamples, headSamples }) => `${count(baseSamples)}, ${count(headSamples)}`,
  },
  {
    title: 'Why',
    className: 'reasons',
    blank: true,
    cell: (change) =>
      capital(
        changeReasons(change, { unit })
          .filter((reason) => !told.has(reason))
          .join('; '),
      ) || null,
  },
];

function changeTables(comparison: Comparison): Markup | null {
  const { changes, mode } = comparison;
  if (changes.length === 0) return null;
  const shape = columns(new Set([...comparisonReasons(comparison), 'the same']), unitOfMode(mode));
  const rest = changes.slice(mostOpen);
  return markup`${table('Changes', shape, changes.slice(0, mostOpen))}${
    rest.length > 0 &&
    markup`<details><summary>${counted(rest.length, 'more number')}</summary>${table('More changes', shape, rest)}</details>`
  }`;
}

function differenceTable({ differences }: Comparison): Markup | null {
  if (differences.length === 0) return null;
  return markup`<h3>What else differed</h3>${table(
    'Differences',
    [
      { title: 'What', cell: ({ key }) => key },
      { title: 'Before', cell: ({ base }) => short(base) },
      { title: 'Now', cell: ({ head }) => short(head) },
      { title: 'Weight', cell: ({ hard }) => (hard ? 'must be equal: nothing is compared' : 'may explain a change') },
    ],
    differences,
  )}`;
}

/** Both distributions of each number of the gate whose sessions or blocks are known, and the units one by one. */
function distributions(compared: Comparison): Markup[] {
  const unit = unitOfMode(compared.mode);
  const names = { base: compared.mode === 'runs' ? 'other runs' : 'baselines', head: 'this run' };
  return familyOf(compared)
    .judged.filter(isEvident)
    .map((change, index) => {
      const delta = deltaOf(compared, change);
      return markup`${charts(
        sidesChart(change, delta, unit, `sides-${index}`),
        blocksChart(change, delta, `blocks-${index}`) ?? sessionsChart(change, names, `sessions-${index}`),
      )}`;
    });
}

/** The same against the pinned release, since a rolling window hides what creeps. */
function release(compared: Comparison): Markup | null {
  const { pinned, mode } = compared;
  const told = pinnedSentence(compared);
  if (pinned === null || told === null) return null;
  return markup`<h3>Since the pinned release ${pinned.name}</h3>${table('Against the release', columns(new Set(['the same']), unitOfMode(mode)), pinned.changes)}${say(`Release ${pinned.name} is run ${pinned.run}. Shown beside the rolling window, and never a reason to block.`, 'soft')}`;
}

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
  const sides = `${counted(compared.head.length, 'run')} (${compared.head.join(', ')}) beside ${counted(compared.base.length, compared.mode === 'runs' ? 'run' : 'baseline')} (${compared.base.join(', ')}).`;
  return {
    title: 'Comparison',
    content: markup`${say(comparisonSentence(compared))}${hint}${charts(changeRows(compared, 'change-rows'))}${changeTables(compared)}${distributions(compared)}${release(compared)}${differenceTable(compared)}${say(sides, 'soft')}`,
  };
};
