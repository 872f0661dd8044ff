import type { EndpointRow } from '../../../../engine/model/report.ts';
import { endpointBars } from '../../../charts/endpoints.ts';
import { type Markup, markup } from '../../../markup.ts';
import { percentChange } from '../../../words/change.ts';
import { count } from '../../../words/digits.ts';
import { charts, type SectionMaker, say } from '../section.ts';
import { breakable, type Column, plain, ranged, table } from '../table.ts';

/** Sizes are in bytes, or in kB where one of them is large. */
const columns = (sized: 'B' | 'kB'): readonly Column<EndpointRow>[] => [
  { title: 'Name', cell: ({ name }) => (name === '' ? 'All requests' : breakable(name)) },
  { title: 'Samples', number: true, cell: ({ samples }) => count(samples) },
  { title: 'Rate', unit: 'per s', number: true, cell: ({ requestsPerSecond }) => plain(requestsPerSecond) },
  { title: 'p50', unit: 'ms', number: true, cell: ({ p50 }) => (p50 === null ? null : plain(p50.value)) },
  { title: 'p95', unit: 'ms', number: true, cell: ({ p95 }) => ranged(p95) },
  { title: 'p99', unit: 'ms', number: true, cell: ({ p99 }) => (p99 === null ? null : plain(p99.value)) },
  { title: 'Max', unit: 'ms', number: true, cell: ({ max }) => plain(max) },
  { title: 'Failed', unit: '%', number: true, cell: ({ errorRate }) => plain(errorRate, 0.01) },
  { title: 'Database', unit: 'ms, mean', number: true, cell: ({ dbTime }) => plain(dbTime) },
  { title: 'Waiting', unit: 'ms, mean', number: true, cell: ({ dbQueueTime }) => plain(dbQueueTime) },
  { title: 'Queries', unit: 'mean', number: true, cell: ({ dbQueries }) => plain(dbQueries) },
  { title: 'Body', unit: `${sized}, mean`, number: true, cell: ({ responseBytes }) => plain(responseBytes, sized === 'kB' ? 1000 : 1) },
  {
    title: 'p95 change',
    unit: '%',
    number: true,
    cell: ({ change }) => (change === null ? null : percentChange(change).replace(' %', '')),
  },
];

function rowsTable(name: string, rows: readonly EndpointRow[], total?: EndpointRow): Markup {
  const sized = rows.some(({ responseBytes }) => (responseBytes ?? 0) >= 1_000_000) ? 'kB' : 'B';
  return table(
    name,
    columns(sized),
    [...rows].sort((a, b) => (b.p95?.value ?? -1) - (a.p95?.value ?? -1) || b.samples - a.samples),
    total,
  );
}

/** Latency, errors, database work and size of each endpoint, slowest first. */
export const endpoints: SectionMaker = (report) => {
  if (report.endpoints.length === 0) return null;
  return {
    title: 'Endpoints',
    content: markup`${charts(endpointBars(report, 'endpoint-bars'))}${rowsTable('Endpoints', report.endpoints, report.overall)}${say('– means too few samples to say, or not measured. Database numbers are what the target said of itself.', 'soft')}`,
  };
};

/** Named groups of requests, without the think time in them. */
export const transactions: SectionMaker = (report) =>
  report.transactions.length === 0
    ? null
    : {
        title: 'Transactions',
        content: markup`${say('Named groups of requests, without the think time between them.', 'soft')}${rowsTable('Transactions', report.transactions)}`,
      };
