import type { Change, Comparison } from '../../../../../engine/model/comparison.ts';
import { metricById } from '../../../../../engine/model/metric.ts';
import { bound } from '../../../../../reports/words/bind.ts';
import { movement, smallestDetectable } from '../../../../../reports/words/change.ts';
import { changeChip } from '../../../../../reports/words/chips.ts';
import { changeReasons, comparisonReasons, placeName } from '../../../../../reports/words/comparison.ts';
import { count } from '../../../../../reports/words/digits.ts';
import { capital } from '../../../../../reports/words/facts.ts';
import { quantity } from '../../../../../reports/words/quantity.ts';
import { unitOfMode } from '../../../../../reports/words/reason.ts';
import { ChipMark } from '../../../parts/chip.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';

const side = (id: 'base' | 'head', title: string): Column<Change> => ({
  id,
  title,
  number: true,
  value: (change) => change[id],
  show: (change) => bound(quantity(change[id], metricById(change.metric).unit)),
});

function columns(told: ReadonlySet<string>, unit: 'block' | 'session'): Column<Change>[] {
  const why = (change: Change): string =>
    capital(
      changeReasons(change, { unit })
        .filter((reason) => !told.has(reason))
        .join('; '),
    );
  return [
    {
      id: 'number',
      title: 'Number',
      value: placeName,
      show: (change) => (
        <>
          {placeName(change)}
          {change.primary && <span className="soft"> gate</span>}
        </>
      ),
    },
    { id: 'verdict', title: 'Verdict', value: ({ verdict }) => verdict, show: ({ verdict }) => <ChipMark chip={changeChip(verdict)} /> },
    side('base', 'Before'),
    side('head', 'Now'),
    { id: 'change', title: 'Change', number: true, value: ({ change }) => change.value, show: (change) => bound(movement(change)) },
    {
      id: 'detectable',
      title: 'Detectable',
      unit: 'at least',
      number: true,
      value: ({ smallestDetectableChange }) => smallestDetectableChange,
      show: (change) => bound(smallestDetectable(change) ?? '–'),
    },
    {
      id: 'samples',
      title: 'Samples',
      unit: 'before, now',
      number: true,
      value: ({ headSamples }) => headSamples,
      show: ({ baseSamples, headSamples }) => `${count(baseSamples)}, ${count(headSamples)}`,
    },
    { id: 'why', title: 'Why', sortable: false, value: why, show: (change) => <span className="run-why">{bound(why(change))}</span> },
  ];
}

/** Every number that was compared. */
export function Changes({
  id,
  title,
  comparison,
  changes,
}: {
  readonly id: string;
  readonly title: string;
  readonly comparison: Comparison;
  readonly changes: readonly Change[];
}) {
  const told = new Set([...comparisonReasons(comparison), 'the same']);
  return (
    <DataTable
      id={id}
      title={title}
      rowKey={({ metric, statistic, endpoint }) => `${metric} ${statistic} ${endpoint}`}
      rows={changes}
      columns={columns(told, unitOfMode(comparison.mode))}
    />
  );
}
