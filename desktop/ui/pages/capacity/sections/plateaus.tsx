import type { CapacityReport } from '../../../../../engine/model/capacity.ts';
import type { LoadPoint } from '../../../../../engine/model/load-point.ts';
import { plateauChip } from '../../../../../reports/words/capacity/chips.ts';
import { leadCapacity } from '../../../../../reports/words/capacity/lead.ts';
import { byLoad, loadNumber, loadOf, loadUnits } from '../../../../../reports/words/capacity/load.ts';
import { exclusionWords } from '../../../../../reports/words/capacity/points.ts';
import { quantity } from '../../../../../reports/words/quantity.ts';
import { ChipMark } from '../../../parts/chip.tsx';
import { Section } from '../../../parts/page.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import { Measured } from '../projected.tsx';
import { RunLink } from '../run-link.tsx';
import { Checks } from './checks.tsx';

const percentOf = (share: number | null): string =>
  share === null ? '–' : share === 0 ? '0' : quantity(share, 'fraction').replace(' %', '');

function columnsOf(report: CapacityReport): Column<LoadPoint>[] {
  const { steppedBy, points } = report;
  const lead = leadCapacity(report)?.target.text ?? 'Verdict';
  const columns: (Column<LoadPoint> | false)[] = [
    {
      id: 'load',
      title: 'Load',
      unit: loadUnits[steppedBy],
      number: true,
      value: (point) => loadOf(point, steppedBy),
      show: (point) => loadNumber(point, steppedBy),
    },
    {
      id: 'verdict',
      title: lead,
      value: (point) => plateauChip(point, report)?.word ?? null,
      show: (point) => {
        const chip = plateauChip(point, report);
        return chip === null ? '–' : <ChipMark chip={chip} />;
      },
    },
    {
      id: 'throughput',
      title: 'Throughput',
      unit: 'good req/s',
      number: true,
      value: ({ throughput }) => throughput.value,
      show: ({ throughput }) => <Measured estimate={throughput} />,
    },
    steppedBy !== 'concurrency' && {
      id: 'in-flight',
      title: 'In flight',
      unit: 'mean',
      number: true,
      value: ({ concurrency }) => concurrency.value,
      show: ({ concurrency }) => <Measured estimate={concurrency} />,
    },
    {
      id: 'mean',
      title: 'Mean',
      unit: 'ms',
      number: true,
      value: ({ meanMs }) => meanMs?.value ?? null,
      show: ({ meanMs }) => <Measured estimate={meanMs} />,
    },
    {
      id: 'p95',
      title: 'p95',
      unit: 'ms',
      number: true,
      value: ({ p95Ms }) => p95Ms?.value ?? null,
      show: ({ p95Ms }) => <Measured estimate={p95Ms} sampled />,
    },
    points.some(({ errorRate }) => errorRate !== null) && {
      id: 'failed',
      title: 'Failed',
      unit: '%',
      number: true,
      value: ({ errorRate }) => errorRate,
      show: ({ errorRate }) => percentOf(errorRate),
    },
    points.some(({ droppedShare }) => droppedShare !== null) && {
      id: 'dropped',
      title: 'Not started',
      unit: '% of journeys',
      number: true,
      value: ({ droppedShare }) => droppedShare,
      show: ({ droppedShare }) => percentOf(droppedShare),
    },
    { id: 'replicas', title: 'Replicas', number: true, value: ({ replicas }) => replicas },
    points.some(({ excluded }) => excluded.length > 0) && {
      id: 'left-out',
      title: 'Left out',
      value: exclusionWords,
      show: (point) => <span className="why">{exclusionWords(point)}</span>,
    },
    points.some(({ run }) => run !== null) && {
      id: 'run',
      title: 'Run',
      value: ({ run }) => run,
      show: ({ run }) => <RunLink run={run} />,
    },
  ];
  return columns.filter((column) => column !== false);
}

/** What was measured at each load, from the lightest to the highest, and whether it may be believed. */
export function Plateaus({ report }: { readonly report: CapacityReport }) {
  if (report.points.length === 0) return null;
  const title = report.mode === 'points' ? 'Points' : 'Plateaus';
  const rows = byLoad(report.points, report.steppedBy);
  return (
    <Section id="plateaus" title={title}>
      <DataTable
        id="plateaus-table"
        title="What was measured at each load"
        columns={columnsOf(report)}
        rows={rows}
        rowKey={({ order }) => String(order)}
      />
      <Checks rows={rows} steppedBy={report.steppedBy} />
    </Section>
  );
}
