import type { CampaignReport } from '../../../engine/model/campaign.ts';
import type { Change } from '../../../engine/model/comparison.ts';
import { metricById } from '../../../engine/model/metric.ts';
import type { Verdict } from '../../../engine/model/target.ts';
import { type Column, table, tableWidth } from '../../formats/text/columns.ts';
import type { Paint } from '../../formats/text/paint.ts';
import { movement, percentChange } from '../../words/change.ts';
import { type Chip, changeChip, glyphs, verdictChip } from '../../words/chips.ts';
import { placeName } from '../../words/comparison.ts';
import { detectable } from '../../words/detectable.ts';
import { count, counted } from '../../words/digits.ts';
import { familyOf } from '../../words/family.ts';
import { estimated, quantities, quantity } from '../../words/quantity.ts';
import { margin, targetName, unitOf } from '../../words/targets.ts';

const changeTitles = (first: string): readonly Column[] => [
  { title: first, align: 'left' },
  { title: 'Base', align: 'right' },
  { title: 'Head', align: 'right' },
  { title: 'Change', align: 'right' },
  { title: 'Detectable', align: 'right' },
  { title: 'Verdict', align: 'left' },
];

const targetTitles: readonly Column[] = [
  { title: 'Target', align: 'left' },
  { title: 'Measured', align: 'right' },
  { title: 'n', align: 'right' },
  { title: 'Margin', align: 'right' },
  { title: 'Verdict', align: 'left' },
];

const leastName = 16;

const chipCell = ({ tone, word }: Chip): string => `${glyphs[tone]} ${word}`;

/** Titles soft, each chip in its colour. */
function painted(
  titles: readonly Column[],
  rows: readonly (readonly string[])[],
  chips: readonly Chip[],
  columns: number,
  paint: Paint,
): string[] {
  const [[head = ''] = [], ...lines] = table(titles, rows, columns);
  return [
    paint(head, 'soft'),
    ...lines.flatMap(([top = '', ...below], index) => {
      const { tone } = chips[index] ?? { tone: 'neutral' as const };
      const at = top.lastIndexOf(glyphs[tone]);
      return [at < 0 ? top : `${top.slice(0, at)}${paint(top.slice(at), tone)}`, ...below];
    }),
  ];
}

function changeRow(change: Change, wide: boolean): string[] {
  const { unit } = metricById(change.metric);
  const moved =
    change.head === change.base ? 'same' : wide || change.scale !== 'ratio' ? movement(change) : percentChange(change.change.value);
  return [
    placeName(change),
    ...quantities(change.base, change.head, unit),
    moved,
    detectable(change),
    chipCell(changeChip(change.verdict)),
  ];
}

function changeTable(title: string, changes: readonly Change[], columns: number, paint: Paint): string[] {
  const titles = changeTitles(title);
  const wide = changes.map((change) => changeRow(change, true));
  // The names give way first; the interval is the last to go.
  const slim = wide.map(([name = '', ...cells]) => [name.slice(0, leastName), ...cells]);
  const rows = tableWidth(titles, slim) <= columns ? wide : changes.map((change) => changeRow(change, false));
  return painted(
    titles,
    rows,
    changes.map(({ verdict }) => changeChip(verdict)),
    columns,
    paint,
  );
}

/** What may block: the declared family, then work counters that moved. */
export function gateTable({ comparison, mode }: CampaignReport, columns: number, paint: Paint): string[] {
  if (comparison === null) return [];
  const { judged, counters, sameCounters } = familyOf(comparison);
  const rows = [...judged, ...counters];
  const same = sameCounters === 0 ? [] : [paint(`${counted(sameCounters, 'work counter')} the same`, 'soft')];
  return rows.length === 0 && same.length === 0
    ? []
    : [...(rows.length === 0 ? [] : changeTable(mode === 'schedule' ? 'Judged' : 'Gate', rows, columns, paint)), ...same, ''];
}

const mostAdvisory = 5;

/** What moved outside of the family. */
export function advisoryTable({ comparison }: CampaignReport, columns: number, paint: Paint): string[] {
  if (comparison === null) return [];
  const { advisory } = familyOf(comparison);
  if (advisory.length === 0) return [];
  const hidden = advisory.length - mostAdvisory;
  return [
    ...changeTable('Advice only', advisory.slice(0, mostAdvisory), columns, paint),
    ...(hidden > 0 ? [paint(`and ${count(hidden)} more: the report shows all`, 'soft')] : []),
    '',
  ];
}

function targetRow(verdict: Verdict, wide: boolean): string[] {
  const { target, actual } = verdict;
  const unit = unitOf(target.metric, target.statistic);
  return [
    targetName(target),
    wide ? estimated(actual, unit) : quantity(actual?.value ?? null, unit),
    count(actual?.samples ?? 0),
    margin(verdict) ?? '–',
    chipCell(verdictChip(verdict)).replace(', too close to call', ', close'),
  ];
}

/** Targets of the head's sessions. */
export function targetTable({ targets }: CampaignReport, columns: number, paint: Paint): string[] {
  if (targets.length === 0) return [];
  const wide = targets.map((verdict) => targetRow(verdict, true));
  const rows = tableWidth(targetTitles, wide) <= columns ? wide : targets.map((verdict) => targetRow(verdict, false));
  return [...painted(targetTitles, rows, targets.map(verdictChip), columns, paint), ''];
}
