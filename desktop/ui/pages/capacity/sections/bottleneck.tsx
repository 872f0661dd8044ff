import type { Bottleneck, CapacityReport } from '../../../../../engine/model/capacity.ts';
import { resourcesChart } from '../../../../../reports/charts/capacity/resources.ts';
import { fixSentence } from '../../../../../reports/words/capacity/planning.ts';
import { bottleneckSentence, resourceNames } from '../../../../../reports/words/capacity/resources.ts';
import { fixed, significant } from '../../../../../reports/words/digits.ts';
import { Drawing } from '../../../parts/drawing.tsx';
import { Section } from '../../../parts/page.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import { projectionColumn } from '../projection-column.tsx';

const columns: readonly Column<Bottleneck>[] = [
  { id: 'resource', title: 'Resource', value: ({ resource }) => resourceNames[resource] },
  {
    id: 'used',
    title: 'Used',
    unit: '%, at the top',
    number: true,
    value: ({ utilisation }) => utilisation * 100,
    show: ({ utilisation }) => fixed(utilisation * 100, 0),
  },
  {
    id: 'demand',
    title: 'Demand',
    unit: 'ms a request',
    number: true,
    value: ({ demandMs }) => demandMs,
    show: ({ demandMs }) => (demandMs === null ? '–' : significant(demandMs)),
  },
  projectionColumn('limit', 'Used up at', 'requests per second', ({ limit }) => limit),
  {
    id: 'drifts',
    title: 'Demand steady',
    value: ({ drifts }) => (drifts ? 'no: it moved by more than 10 %, so the limit is a guess' : 'yes'),
  },
];

/** What runs out first and what after it, and the cheapest change with its measured gain. */
export function BottleneckSection({ report }: { readonly report: CapacityReport }) {
  const { model, planning, mode } = report;
  if (model === null || mode === 'points') return null;
  const rows = [model.bottleneck, model.next].filter((each) => each !== null);
  const fix = fixSentence(planning?.cheapestFix ?? null);
  return (
    <Section id="bottleneck" title="Bottleneck">
      <p>{bottleneckSentence(model.bottleneck, model.next)}</p>
      {rows.length === 0 && (
        <p className="soft">The target’s own numbers (a metrics page, or its process) under probes in headroom.config.ts would name it.</p>
      )}
      {fix !== '' && <p>{fix}</p>}
      <Drawing markup={resourcesChart(report, 'resources')} name="capacity-resources" />
      {rows.length > 0 && (
        <DataTable id="bottlenecks" title="What runs out" columns={columns} rows={rows} rowKey={({ resource }) => resource} />
      )}
    </Section>
  );
}
