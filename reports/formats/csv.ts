import type { Estimate } from '../../engine/model/estimate.ts';
import type { EndpointRow, Report, StepRow } from '../../engine/model/report.ts';
import { cleanDocument } from '../words/clean.ts';
import { type Cell, csvText } from './csv/cells.ts';
import type { Format } from './format.ts';

const titles = [
  'kind',
  'name',
  'method',
  'journey',
  'role',
  'judged',
  'users',
  'arrivals_per_s',
  'from_s',
  'to_s',
  'samples',
  'requests_per_s',
  'mean_ms',
  'p50_ms',
  'p50_low_ms',
  'p50_high_ms',
  'p95_ms',
  'p95_low_ms',
  'p95_high_ms',
  'p99_ms',
  'p99_low_ms',
  'p99_high_ms',
  'max_ms',
  'error_rate',
  'dropped_journeys',
  'db_ms',
  'db_queue_ms',
  'db_queries',
  'response_bytes',
  'p95_change',
] as const;

type Row = Partial<Readonly<Record<(typeof titles)[number], Cell>>>;

function quantile(name: 'p50' | 'p95' | 'p99', estimate: Estimate | null): Row {
  return {
    [`${name}_ms`]: estimate?.value ?? null,
    [`${name}_low_ms`]: estimate?.low ?? null,
    [`${name}_high_ms`]: estimate?.high ?? null,
  };
}

function endpointRow(kind: string, row: EndpointRow): Row {
  return {
    kind,
    name: row.name,
    method: row.method,
    journey: row.journey,
    samples: row.samples,
    requests_per_s: row.requestsPerSecond,
    mean_ms: row.mean,
    ...quantile('p50', row.p50),
    ...quantile('p95', row.p95),
    ...quantile('p99', row.p99),
    max_ms: row.max,
    error_rate: row.errorRate,
    db_ms: row.dbTime,
    db_queue_ms: row.dbQueueTime,
    db_queries: row.dbQueries,
    response_bytes: row.responseBytes,
    p95_change: row.change,
  };
}

function stepRow(step: StepRow): Row {
  return {
    kind: 'step',
    name: String(step.index),
    role: step.role,
    judged: step.judged ? 'yes' : 'no',
    users: step.users,
    arrivals_per_s: step.arrivalRate,
    from_s: step.fromS,
    to_s: step.toS,
    samples: step.samples,
    requests_per_s: step.requestsPerSecond,
    ...quantile('p50', step.p50),
    ...quantile('p95', step.p95),
    ...quantile('p99', step.p99),
    error_rate: step.errorRate,
    dropped_journeys: step.droppedIterations,
  };
}

/** One table (RFC 4180): a row for all requests, then each endpoint, transaction and load step, by the column `kind`. Base units, never rounded. */
function render(unclean: Report): string {
  const report = cleanDocument(unclean);
  const rows = [
    endpointRow('all', { ...report.overall, name: 'all requests' }),
    ...report.endpoints.map((row) => endpointRow('endpoint', row)),
    ...report.transactions.map((row) => endpointRow('transaction', row)),
    ...report.steps.map(stepRow),
  ];
  return csvText(titles, rows);
}

export const csv: Format = { name: 'csv', extension: 'csv', render };
