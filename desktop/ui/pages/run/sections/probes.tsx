import { useMemo } from 'react';
import type { Report } from '../../../../../engine/model/report.ts';
import { count } from '../../../../../reports/words/digits.ts';
import { type Published, publishedValues } from '../../../../../reports/words/published.ts';
import { quantity } from '../../../../../reports/words/quantity.ts';
import { type Panel, TimeChart } from '../../../parts/chart/time-chart.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import type { PartProperties } from '../section.ts';

function panelsOf(probes: Report['probes']): Panel[] {
  const [cores, memory] = [probes.map(({ cpuCores }) => cpuCores), probes.map(({ memoryBytes }) => memoryBytes)];
  const panels: Panel[] = [];
  if (cores.some((value) => value !== null))
    panels.push({ title: 'Cores busy', unit: 'count', lines: [{ name: 'cores', values: cores, style: 'series' }], fromZero: true });
  if (memory.some((value) => value !== null))
    panels.push({ title: 'Memory', unit: 'bytes', lines: [{ name: 'memory', values: memory, style: 'series' }], fromZero: true });
  return panels;
}

const reading = (id: 'least' | 'greatest' | 'last', title: string): Column<Published> => ({
  id,
  title,
  number: true,
  value: (row) => row[id],
  show: (row) => quantity(row[id], 'count'),
});
const columns: readonly Column<Published>[] = [
  { id: 'name', title: 'Value the target published', value: ({ name }) => name },
  { id: 'readings', title: 'Readings', number: true, value: ({ readings }) => readings, show: ({ readings }) => count(readings) },
  reading('least', 'Least'),
  reading('greatest', 'Greatest'),
  reading('last', 'Last'),
];

/** CPU and memory of the target over time, and what its metrics page said. */
export function Probes({ opened: { report } }: PartProperties) {
  const panels = useMemo(() => panelsOf(report.probes), [report]);
  const published = useMemo(() => publishedValues(report.probes), [report]);
  return (
    <>
      {panels.length > 0 && (
        <TimeChart
          id="probes"
          title="CPU and memory of the target"
          description="Cores busy and memory held by the target, reading by reading."
          panels={panels}
          atS={report.probes.map(({ atS }) => atS)}
          steps={report.steps}
          judgedStep={report.judgedStep}
          group="run"
        />
      )}
      {published.length > 0 && (
        <DataTable id="published" title="Values the target published" rowKey={({ name }) => name} rows={published} columns={[...columns]} />
      )}
    </>
  );
}
