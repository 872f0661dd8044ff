import { ofMetrics, partsBy } from '../compare/parts.ts';
import { pool, type Selection } from '../measure/pool.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Measurement } from '../model/measurement.ts';
import type { EndpointRow } from '../model/report.ts';
import { meanOf, percentilesOf } from './percentiles.ts';
import { journeyName, perSecond, requestsIn, type View } from './view.ts';

/** Times of a request, by what carried it; gRPC methods are endpoints too. */
const requestTimes = ['latency', 'grpc_req_duration'] as const;
/** What is known of an endpoint beside its time. */
const besideTimes = ['errorRate', 'dbTime', 'dbQueueTime', 'dbQueries', 'responseBytes'] as const;

/** Every request pooled. */
export function overallRow(view: View, comparison: Comparison | null): EndpointRow {
  return { ...rowOf(view, view.measurement, 'latency', '', comparison), name: '', method: null, journey: null };
}

/** A row for each request name, methods and statuses pooled, the busiest first. */
export function endpointRows(view: View, comparison: Comparison | null): EndpointRow[] {
  const requests = ofMetrics(view.measurement, [...requestTimes, ...besideTimes]);
  return [...partsBy(requests, 'name')]
    .flatMap(([name, part]) => requestTimes.map((metric) => rowOf(view, part, metric, name, comparison)))
    .filter(({ samples }) => samples > 0)
    .toSorted(busiestFirst);
}

/** A row for each transaction of the journeys, and for each group of a script that was brought along. */
export function transactionRows(view: View, comparison: Comparison | null): EndpointRow[] {
  const transactions = rowsBy(view, 'transactionTime', 'transaction', comparison);
  const groups = view.run.kind === 'script' ? rowsBy(view, 'groupTime', 'group', comparison) : [];
  const named = groups.map((row) => ({ ...row, name: row.name.replace(/^::/, '').replaceAll('::', ' / ') }));
  return [...transactions, ...named].toSorted(busiestFirst);
}

function rowsBy(view: View, metric: string, tag: string, comparison: Comparison | null): EndpointRow[] {
  return [...partsBy(ofMetrics(view.measurement, [metric]), tag)]
    .map(([name, part]) => rowOf(view, part, metric, name, comparison))
    .filter(({ samples }) => samples > 0);
}

function rowOf({ judged }: View, part: Measurement, metric: string, name: string, comparison: Comparison | null): EndpointRow {
  const { steps, durationS } = judged;
  const times = requestsIn(metric, steps);
  const { count, sum, max } = pool(part, times);
  const mean = (beside: string) => meanOf(part, requestsIn(beside, steps));
  return {
    name,
    method: onlyTag(part, times, 'method'),
    journey: onlyTag(part, times, 'scenario', journeyName),
    samples: count,
    requestsPerSecond: perSecond(count, durationS),
    mean: count > 0 ? sum / count : null,
    ...percentilesOf(part, times),
    max: count > 0 ? max : null,
    errorRate: mean('errorRate'),
    dbTime: mean('dbTime'),
    dbQueueTime: mean('dbQueueTime'),
    dbQueries: mean('dbQueries'),
    responseBytes: mean('responseBytes'),
    change: changeOf(comparison, metric, name === '' ? null : name),
  };
}

/** The value of a tag when the row has one only. */
function onlyTag(part: Measurement, { metric, steps, where }: Selection, tag: string, to = (value: string) => value): string | null {
  const values = new Set<string>();
  for (const { metric: own, tags, totals, selector } of part.series) {
    const value = tags[tag];
    if (own !== metric || selector !== undefined || value === undefined || where?.(tags) === false) continue;
    if (totals.some(({ step, count }) => count > 0 && steps?.includes(step))) values.add(to(value));
  }
  const [only] = values;
  return values.size === 1 && only !== undefined ? only : null;
}

function changeOf(comparison: Comparison | null, metric: string, endpoint: string | null): number | null {
  const found = comparison?.changes.find(
    (change) => change.metric === metric && change.endpoint === endpoint && change.statistic === 'p95' && change.scale === 'ratio',
  );
  return found?.change.value ?? null;
}

function busiestFirst(a: EndpointRow, b: EndpointRow): number {
  return b.samples - a.samples || a.name.localeCompare(b.name, 'en');
}
