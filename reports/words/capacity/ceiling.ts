import type { CapacityReport, TargetCapacity } from '../../../engine/model/capacity.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import type { Planning } from '../../../engine/model/planning.ts';
import type { Projection } from '../../../engine/model/projection.ts';
import { significant } from '../digits.ts';
import { quantity } from '../quantity.ts';
import { bracketOf, leadCapacity } from './lead.ts';
import { byLoad, loadName, loadNumber, loadOf, loadUnits } from './load.ts';
import { situationNames } from './planning.ts';
import { type Measure, measures, projected } from './projection.ts';
import { targetPhrase } from './target.ts';

/** A load that stands under the ceiling. */
export interface CeilingColumn {
  /** Under the column. */
  readonly name: string;
  /** A second line there; empty for none. */
  readonly below: string;
  readonly value: number;
  /** In the column. */
  readonly shown: string;
  /** Capacity less load; null where the document does not hold it, not there where a gap means nothing. */
  readonly headroom?: Projection | null;
  /** The one that the gap is about. */
  readonly lead: boolean;
  readonly failed: boolean;
}

/** Everything that the picture of a ceiling shows. */
export interface CeilingWords {
  readonly title: string;
  readonly note: string;
  readonly description: string;
  readonly unit: string;
  readonly measure: Measure;
  readonly columns: readonly CeilingColumn[];
  readonly capacity: Projection | null;
  /** What the ceiling is: a capacity, or the peak where no target was set. */
  readonly ceiling: 'capacity' | 'peak';
  /** Capacity less the share that is kept free. */
  readonly usable: Projection | null;
  /** Stands for the ceiling where there is none. */
  readonly noCapacity: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const mostColumns = 8;

/** Loads that are planned for: those of the situations, then the users that were asked about. */
function plannedColumns({ situations, needs }: Planning): CeilingColumn[] {
  const standing = situations.filter(({ name }) => name !== 'zone-lost');
  const rows = [
    ...standing.map(({ name, users, headroom }) => ({ name: situationNames[name].toLowerCase(), users, headroom: headroom ?? null })),
    ...needs.map(({ users, headroom }) => ({ name: 'planned', users, headroom: headroom ?? null })),
  ];
  const once = rows.filter(({ users }, index) => rows.findIndex((row) => row.users === users) === index);
  const lead = rows.find(({ name }) => name === 'peak') ?? rows[0];
  return once
    .sort((a, b) => a.users - b.users)
    .slice(0, mostColumns)
    .map((row) => ({
      name: row.name,
      below: '',
      value: row.users,
      shown: quantity(row.users, 'users'),
      headroom: row.headroom,
      lead: row.users === lead?.users,
      failed: false,
    }));
}

function plannedCeiling(planning: Planning): CeilingWords | null {
  const columns = plannedColumns(planning);
  const { capacityUsers, usableUsers } = planning;
  if (capacityUsers.value === null || columns.length === 0) return null;
  return {
    title: 'Headroom: users under the capacity',
    note: 'Shaded line: its range. Below it: users now and planned.',
    description: `The capacity is a line at ${projected(capacityUsers, measures.users)}; ${columns.length} loads stand under or through it.`,
    unit: 'users',
    measure: measures.users,
    columns,
    capacity: capacityUsers,
    ceiling: 'capacity',
    usable: usableUsers.value === null || usableUsers.value === capacityUsers.value ? null : usableUsers,
    noCapacity: '',
    titles: ['Load', 'Users', 'Headroom'],
    rows: [
      ...columns.map(({ name, shown, headroom }) => [name, shown, headroom ? projected(headroom, measures.users) : '–']),
      ['Capacity', projected(capacityUsers, measures.users), '–'],
      ['Usable', projected(usableUsers, measures.users), '–'],
    ],
  };
}

/** Plateaus from the lightest to the highest, those about the capacity included; of equal loads the last. */
function chosen(report: CapacityReport): LoadPoint[] {
  const { pass, fail } = bracketOf(report.points, leadCapacity(report));
  const sorted = byLoad(report.points, report.steppedBy).filter(
    (point, index, all) =>
      loadNumber(point, report.steppedBy) !== (all[index + 1] && loadNumber(all[index + 1] as LoadPoint, report.steppedBy)),
  );
  const wanted = sorted.filter((point) => point !== pass && point !== fail);
  const kept = new Set([...wanted.slice(-(mostColumns - 2)), ...[pass, fail].filter((point) => point !== null)]);
  return sorted.filter((point) => kept.has(point));
}

const missing: Readonly<Record<'between' | 'above' | 'below' | 'no-data', string>> = {
  between: 'capacity refused',
  above: 'ceiling not reached',
  below: 'every load is over the target',
  'no-data': 'no capacity can be told',
};

/** Where connections end: between two plateaus, or not at all. */
function heldWords({ points, steppedBy }: CapacityReport, capacity: TargetCapacity): string {
  const { pass, fail } = bracketOf(points, capacity);
  if (pass === null || fail === null) return missing[capacity.found];
  return `capacity between ${loadNumber(pass, steppedBy)} and ${loadName(fail, steppedBy)}`;
}

function measuredCeiling(report: CapacityReport): CeilingWords | null {
  const points = chosen(report);
  if (points.length === 0) return null;
  const capacity = leadCapacity(report);
  const peak = report.model?.fit?.peak?.throughput ?? null;
  // Connections that are only held make no throughput worth a ceiling.
  const held = report.driver === 'ws' && report.steppedBy === 'connections';
  const line = held ? null : capacity === null ? peak : capacity.throughput;
  const status = ({ verdicts }: LoadPoint) => verdicts.find(({ target }) => target === capacity?.target.text)?.status;
  const columns = points.map((point): CeilingColumn => {
    const judged = status(point);
    return {
      name: loadNumber(point, report.steppedBy),
      below: judged === 'pass' ? '✓ pass' : judged === 'fail' ? '✗ fail' : '',
      value: held ? loadOf(point, report.steppedBy) : point.throughput.value,
      shown: held ? '' : significant(point.throughput.value),
      lead: capacity !== null && point === bracketOf(report.points, capacity).pass,
      failed: judged === 'fail',
    };
  });
  const title = capacity === null ? 'Throughput under its peak' : 'Loads measured, under the capacity';
  return {
    title,
    note: held
      ? 'Connections held in each plateau.'
      : `Requests per second of each plateau, by ${report.steppedBy === 'concurrency' ? 'requests in flight' : loadUnits[report.steppedBy]}.`,
    description: `One column for each of ${columns.length} loads, as high as its ${held ? 'connections' : 'requests per second'}${
      capacity === null
        ? ''
        : `; the capacity with ${targetPhrase(capacity.target)} is ${line === null ? 'not known' : projected(line, measures.requests)}`
    }.`,
    unit: held ? 'connections' : 'req/s',
    measure: measures.requests,
    columns,
    capacity: line === null || line.value === null ? null : line,
    ceiling: capacity === null ? 'peak' : 'capacity',
    usable: null,
    noCapacity: capacity === null ? 'no target was set' : held ? heldWords(report, capacity) : missing[capacity.found],
    titles: [loadUnits[report.steppedBy].replace(/^./, (first) => first.toUpperCase()), 'Requests per second', 'Target'],
    rows: columns.map(({ name, below }, index) => [name, significant(points[index]?.throughput.value ?? 0), below === '' ? '–' : below]),
  };
}

/** The ceiling in users with what is planned under it; without a plan, in requests per second with what was measured. Null where nothing was. */
export function ceilingOf(report: CapacityReport): CeilingWords | null {
  if (report.model === null || report.outcome === 'invalid') return null;
  return (report.planning === null ? null : plannedCeiling(report.planning)) ?? measuredCeiling(report);
}
