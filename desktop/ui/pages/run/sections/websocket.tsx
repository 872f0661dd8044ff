import { metricById } from '../../../../../engine/model/metric.ts';
import { bound } from '../../../../../reports/words/bind.ts';
import { count } from '../../../../../reports/words/digits.ts';
import { estimated, quantity } from '../../../../../reports/words/quantity.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import type { PartProperties } from '../section.ts';

/** Connections, round trips and deliveries over WebSocket. */
export function WebSocket({ opened: { report } }: PartProperties) {
  return (
    <DataTable
      id="websocket"
      title="WebSocket"
      rowKey={({ metric }) => metric}
      rows={report.websocket}
      columns={[
        { id: 'what', title: 'What', value: ({ metric }) => metricById(metric).label },
        { id: 'samples', title: 'Samples', number: true, value: ({ samples }) => samples, show: ({ samples }) => count(samples) },
        {
          id: 'p50',
          title: 'p50',
          number: true,
          value: ({ p50 }) => p50?.value ?? null,
          show: ({ p50, metric }) => bound(quantity(p50?.value ?? null, metricById(metric).unit)),
        },
        {
          id: 'p95',
          title: 'p95',
          number: true,
          value: ({ p95 }) => p95?.value ?? null,
          show: ({ p95, metric }) => bound(estimated(p95, metricById(metric).unit)),
        },
        { id: 'share', title: 'Share', number: true, value: ({ rate }) => rate, show: ({ rate }) => bound(quantity(rate, 'fraction')) },
      ]}
    />
  );
}
