import type { CapacityReport } from '../../engine/model/capacity.ts';
import type { Estimate } from '../../engine/model/estimate.ts';
import type { LoadPoint } from '../../engine/model/load-point.ts';
import { type Cell, csvText } from '../formats/csv/cells.ts';
import { capacityReasons } from '../words/capacity/reasons.ts';
import { cleanDocument } from '../words/clean.ts';
import type { CapacityFormat } from './format.ts';

/** A value and its interval: `p95`, `p95_low`, `p95_high`. */
function ranged(name: string, estimate: Estimate | null): Record<string, Cell> {
  return { [name]: estimate?.value ?? null, [`${name}_low`]: estimate?.low ?? null, [`${name}_high`]: estimate?.high ?? null };
}

const yesOrNo = (holds: boolean | null | undefined): Cell => (holds === null || holds === undefined ? null : holds ? 'yes' : 'no');

/** Columns of a resource or a target are named for it, in the order in which points name them. */
function row(point: LoadPoint): Record<string, Cell> {
  return {
    order: point.order,
    run: point.run,
    // By the names that a file of somebody's own points has for them.
    concurrency: point.concurrency.value,
    throughput: point.throughput.value,
    p95: point.p95Ms?.value ?? null,
    p95_low: point.p95Ms?.low ?? null,
    p95_high: point.p95Ms?.high ?? null,
    p95_samples: point.p95Ms?.samples ?? null,
    concurrency_low: point.concurrency.low,
    concurrency_high: point.concurrency.high,
    throughput_low: point.throughput.low,
    throughput_high: point.throughput.high,
    planned_journeys_per_s: point.planned.arrivalRate,
    planned_users: point.planned.users,
    planned_connections: point.planned.connections,
    journeys_per_s: point.journeysPerSecond,
    seconds: point.seconds,
    replicas: point.replicas,
    ...ranged('mean', point.meanMs),
    ...ranged('p50', point.p50Ms),
    ...ranged('p99', point.p99Ms),
    error_rate: point.errorRate,
    dropped_share: point.droppedShare,
    steady: yesOrNo(point.steady?.holds),
    ...ranged('backlog_slope', point.steady?.backlogSlope ?? null),
    little_counted: point.little?.counted ?? null,
    little_expected: point.little?.expected ?? null,
    little_holds: yesOrNo(point.little?.holds),
    generator: point.health?.validity ?? null,
    ...Object.fromEntries(point.resources.map(({ resource, utilisation }) => [`used_${resource.replace('-', '_')}`, utilisation])),
    ...Object.fromEntries(point.verdicts.map(({ target, status }) => [`target ${target}`, status])),
    left_out: capacityReasons(point.excluded).join('; '),
  };
}

/** The points as one table (RFC 4180), a row each, in base units and never rounded: times in ms, rates per second. */
function render(unclean: CapacityReport): string {
  const { points } = cleanDocument(unclean);
  const rows = points.map(row);
  const titles = [...new Set(rows.flatMap((each) => Object.keys(each)))];
  return csvText(titles.length === 0 ? ['order', 'concurrency', 'throughput', 'p95'] : titles, rows);
}

export const csv: CapacityFormat = { name: 'csv', extension: 'csv', render };
