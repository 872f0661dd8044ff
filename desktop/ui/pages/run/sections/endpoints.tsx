import { useMemo } from 'react';
import type { Unit } from '../../../../../engine/model/metric.ts';
import type { EndpointRow } from '../../../../../engine/model/report.ts';
import { endpointBars } from '../../../../../reports/charts/endpoints.ts';
import { bound } from '../../../../../reports/words/bind.ts';
import { percentChange } from '../../../../../reports/words/change.ts';
import { count } from '../../../../../reports/words/digits.ts';
import { estimated, quantity } from '../../../../../reports/words/quantity.ts';
import { Drawing } from '../../../parts/drawing.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import type { PartProperties } from '../section.ts';

type Numbers = 'requestsPerSecond' | 'max' | 'errorRate' | 'dbTime' | 'dbQueueTime' | 'dbQueries' | 'responseBytes';

const number = (id: Numbers, title: string, unit: Unit, beside?: string): Column<EndpointRow> => ({
  id,
  title,
  number: true,
  ...(beside === undefined ? {} : { unit: beside }),
  value: (row) => row[id],
  show: (row) => bound(quantity(row[id], unit)),
});
const percentile = (id: 'p50' | 'p95' | 'p99'): Column<EndpointRow> => ({
  id,
  title: id,
  number: true,
  value: (row) => row[id]?.value ?? null,
  show: (row) => (id === 'p95' ? bound(estimated(row.p95, 'ms')) : bound(quantity(row[id]?.value ?? null, 'ms'))),
});

const columns: readonly Column<EndpointRow>[] = [
  { id: 'name', title: 'Name', value: ({ name }) => name || 'All requests' },
  { id: 'samples', title: 'Samples', number: true, value: ({ samples }) => samples, show: ({ samples }) => count(samples) },
  number('requestsPerSecond', 'Rate', 'count', 'per s'),
  percentile('p50'),
  percentile('p95'),
  percentile('p99'),
  number('max', 'Max', 'ms'),
  number('errorRate', 'Failed', 'fraction'),
  {
    id: 'change',
    title: 'p95 change',
    number: true,
    value: ({ change }) => change,
    show: ({ change }) => (change === null ? '–' : bound(percentChange(change))),
  },
  number('dbTime', 'Database', 'ms', 'mean'),
  number('dbQueueTime', 'Waiting', 'ms', 'mean'),
  number('dbQueries', 'Queries', 'count', 'mean'),
  number('responseBytes', 'Body', 'bytes', 'mean'),
];

/** Columns that hold something in any of these rows. */
const held = (rows: readonly EndpointRow[]): Column<EndpointRow>[] =>
  columns.filter(({ value }, index) => index === 0 || rows.some((row) => value(row) !== null));
const slowestFirst = (rows: readonly EndpointRow[]): EndpointRow[] =>
  [...rows].sort((a, b) => (b.p95?.value ?? -1) - (a.p95?.value ?? -1) || b.samples - a.samples);

/** Latency, errors, database work, size and change of each endpoint, slowest first. */
export function Endpoints({ opened: { report } }: PartProperties) {
  const bars = useMemo(() => endpointBars(report, 'endpoint-bars'), [report]);
  const rows = useMemo(() => [report.overall, ...slowestFirst(report.endpoints)], [report]);
  return (
    <>
      <Drawing markup={bars} name={`${report.run.id}-endpoints`} />
      <DataTable id="endpoints" title="Endpoints" rowKey={({ name }) => name} rows={rows} columns={held(rows)} />
      <p className="soft">– means too few samples to say, or not measured. Database numbers are what the target said of itself.</p>
    </>
  );
}

/** Named groups of requests. */
export function Transactions({ opened: { report } }: PartProperties) {
  const rows = useMemo(() => slowestFirst(report.transactions), [report]);
  return (
    <>
      <p className="soft">Named groups of requests, without the think time between them.</p>
      <DataTable
        id="transactions"
        title="Transactions"
        rowKey={({ name, journey }) => `${journey} ${name}`}
        rows={rows}
        columns={held(rows)}
      />
    </>
  );
}
