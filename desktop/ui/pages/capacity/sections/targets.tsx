import type { CapacityReport, TargetCapacity } from '../../../../../engine/model/capacity.ts';
import { foundChip } from '../../../../../reports/words/capacity/chips.ts';
import { bracketOf } from '../../../../../reports/words/capacity/lead.ts';
import { loadNumber, loadOf, loadUnits } from '../../../../../reports/words/capacity/load.ts';
import { measures } from '../../../../../reports/words/capacity/projection.ts';
import { targetName } from '../../../../../reports/words/targets.ts';
import { ChipMark } from '../../../parts/chip.tsx';
import { Section } from '../../../parts/page.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import { projectionColumn, toldOnce } from '../projection-column.tsx';

/** How much is taken within each target, and between which two plateaus it ends. */
export function Targets({ report }: { readonly report: CapacityReport }) {
  const { model, points, steppedBy } = report;
  if (model === null || model.targets.length === 0) return null;
  const unit = loadUnits[steppedBy];
  const edge = (id: 'pass' | 'fail', title: string): Column<TargetCapacity> => ({
    id,
    title,
    unit,
    number: true,
    value: (each) => {
      const point = bracketOf(points, each)[id];
      return point === null ? null : loadOf(point, steppedBy);
    },
    show: (each) => {
      const point = bracketOf(points, each)[id];
      return point === null ? '–' : loadNumber(point, steppedBy);
    },
  });
  const columns: readonly Column<TargetCapacity>[] = [
    { id: 'target', title: 'Target', value: ({ target }) => targetName(target) },
    { id: 'found', title: 'Capacity', value: (each) => foundChip(each).word, show: (each) => <ChipMark chip={foundChip(each)} /> },
    edge('pass', 'Last pass'),
    edge('fail', 'First fail'),
    projectionColumn('journeys', 'Journeys', 'per second', ({ journeysPerSecond, throughput }) => toldOnce(journeysPerSecond, throughput)),
    projectionColumn('requests', 'Requests', 'per second', ({ throughput }) => throughput),
    projectionColumn('users', 'Users', 'at once', ({ users, throughput }) => toldOnce(users, throughput), measures.users),
  ];
  return (
    <Section id="targets" title="Capacity by target">
      <DataTable
        id="targets-table"
        title="Targets and their capacity"
        columns={columns}
        rows={model.targets}
        rowKey={({ target }) => target.text}
      />
    </Section>
  );
}
