import type { CapacityReport, TargetCapacity } from '../../../engine/model/capacity.ts';
import type { Situation, UserNeed } from '../../../engine/model/planning.ts';
import type { Projection } from '../../../engine/model/projection.ts';
import { type Column, table, tableWidth } from '../../formats/text/columns.ts';
import type { Paint } from '../../formats/text/paint.ts';
import { foundChip } from '../../words/capacity/chips.ts';
import { efficiencyWords, situationNames } from '../../words/capacity/planning.ts';
import { type Measure, measures, moneyMeasure, writtenOf } from '../../words/capacity/projection.ts';
import { glyphs } from '../../words/chips.ts';
import { count } from '../../words/digits.ts';
import { quantity } from '../../words/quantity.ts';
import { targetName } from '../../words/targets.ts';

// Names of targets may break into lines so wide.
const leastName = 12;

const right = (title: string): Column => ({ title, align: 'right' });
const left = (title: string): Column => ({ title, align: 'left' });

/** Marks of the labels beside a number, told once below the table. */
const marks = { measured: '', projected: ' p', speculative: ' s', refused: '' } as const;

/** `142 [138, 147]`, with a mark where it is not measured. */
function cell(projection: Projection | null | undefined, measure: Measure = measures.plain): string {
  if (projection === null || projection === undefined) return '–';
  const { value, range } = writtenOf(projection, measure);
  return projection.value === null ? value : `${measure.before ?? ''}${value} ${range}${marks[projection.label]}`;
}

function painted(titles: readonly Column[], rows: readonly (readonly string[])[], columns: number, paint: Paint): string[] {
  // Columns that nobody has anything for.
  const kept = titles.map((_, index) => index === 0 || rows.some((row) => (row[index] ?? '–') !== '–'));
  const only = <Item>(items: readonly Item[]): Item[] => items.filter((_, index) => kept[index]);
  const [[head = ''] = [], ...lines] = table(
    only(titles),
    rows.map((row) => only(row)),
    columns,
  );
  return [paint(head, 'soft'), ...lines.flat(), ''];
}

const targetTitles = [left('Target'), right('journeys/s'), right('req/s'), right('users'), left('Capacity')];

/** How much is taken within each target. Where a line does not hold it, loads in journeys go before loads in requests. */
export function targetTable({ model }: CapacityReport, columns: number, paint: Paint): string[] {
  const targets = model?.targets ?? [];
  if (targets.length === 0) return [];
  const rows = targets.map((each: TargetCapacity) => {
    const chip = foundChip(each);
    return [
      targetName(each.target),
      cell(each.journeysPerSecond),
      cell(each.throughput),
      cell(each.users, measures.users),
      `${glyphs[chip.tone]} ${chip.word}`,
    ];
  });
  const slim = rows.map(([name = '', ...rest]) => [name.slice(0, leastName), ...rest]);
  const journeys = targets.some(({ journeysPerSecond }) => journeysPerSecond !== null);
  const without = journeys && tableWidth(targetTitles, slim) > columns ? 2 : null;
  const only = <Item>(items: readonly Item[]): Item[] => items.filter((_, index) => index !== without);
  return painted(only(targetTitles), rows.map(only), columns, paint);
}

/** Normal, peak, one zone lost. */
export function situationTable({ planning }: CapacityReport, columns: number, paint: Paint): string[] {
  const situations = planning?.situations ?? [];
  if (situations.length === 0) return [];
  const rows = situations.map(({ name, users, headroom, replicas, costPerMonth }: Situation) => [
    situationNames[name],
    quantity(Math.round(users), 'users'),
    cell(headroom, measures.users),
    cell(replicas, measures.replicas),
    cell(costPerMonth, moneyMeasure(planning?.currency)),
  ]);
  return painted([left('Situation'), right('users'), right('headroom'), right('replicas'), right('a month')], rows, columns, paint);
}

const wideColumns = 108;

/** Replicas for so many users, a row for each efficiency; loads and connections where there is room. */
export function needTable({ planning }: CapacityReport, columns: number, paint: Paint): string[] {
  const wide = columns >= wideColumns;
  const rows = (planning?.needs ?? []).flatMap(({ users, throughput, replicas }: UserNeed) =>
    replicas.map((row, index) => [
      index === 0 ? `${quantity(users, 'users')} users` : '',
      ...(wide ? [index === 0 ? cell(throughput) : ''] : []),
      efficiencyWords(row.efficiency),
      cell(row.replicas, measures.replicas),
      ...(wide ? [row.databaseConnections === null ? '–' : count(row.databaseConnections)] : []),
      cell(row.costPerMonth, moneyMeasure(planning?.currency)),
    ]),
  );
  if (rows.length === 0) return [];
  const titles = [
    left('Plan for'),
    ...(wide ? [right('req/s')] : []),
    right('efficiency'),
    right('replicas'),
    ...(wide ? [right('db conns')] : []),
    right('a month'),
  ];
  return painted(titles, rows, columns, paint);
}
