import { ofMetrics, partsBy } from '../compare/parts.ts';
import { isFolded } from '../measure/traffic.ts';
import type { Comparison } from '../model/comparison.ts';
import type { EndpointRow } from '../model/report.ts';
import { droppedRequests } from '../targets/dropped-arrivals.ts';
import { mergeRanked, rankedByEndpoint } from '../targets/ranked.ts';
import { endpointRow } from './endpoint-row.ts';
import { judgedPart, type View } from './view.ts';

/** gRPC methods are endpoints too. */
const grpcTimes = 'grpc_req_duration';
/** What is known of an endpoint beside its time. */
const besideTimes = ['dbTime', 'dbQueueTime', 'dbQueries', 'responseBytes'] as const;

export interface RequestRows {
  /** Every request pooled. */
  readonly overall: EndpointRow;
  /** A row for each request name, methods and statuses pooled, the busiest first. */
  readonly endpoints: EndpointRow[];
}

export function requestRows(view: View, comparison: Comparison | null): RequestRows {
  const { measurement, kind } = view;
  const byName = rankedByEndpoint(measurement, judgedPart(view, kind.times));
  const ranked = mergeRanked(byName.values(), missedRequests(view));
  const overall = endpointRow(view, { metric: kind.times, name: '', part: measurement, ranked, comparison });
  const endpoints = [...partsBy(ofMetrics(measurement, [kind.times, grpcTimes, kind.fails, ...besideTimes]), 'name')].flatMap(
    ([name, part]) => {
      const own = part.series.some(({ tags }) => isFolded(tags)) ? undefined : byName.get(name);
      return [kind.times, grpcTimes].map((metric) =>
        endpointRow(view, { metric, name, part, ranked: metric === kind.times ? own : undefined, comparison }),
      );
    },
  );
  return { overall: { ...overall, method: null, journey: null }, endpoints: endpoints.filter(hasSamples).toSorted(busiestFirst) };
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
    .map(([name, part]) => endpointRow(view, { metric, name, part, comparison }))
    .filter(hasSamples);
}

/** Arrivals of an open hold that nobody could take are over every limit. */
function missedRequests({ measurement, judged }: View): ReadonlyMap<number, number> | undefined {
  const isOpenHold = measurement.steps.some(({ index, arrivalRate }) => arrivalRate !== null && judged.includes(index));
  return isOpenHold ? droppedRequests(measurement, judged) : undefined;
}

const hasSamples = ({ samples }: EndpointRow): boolean => samples > 0;

function busiestFirst(a: EndpointRow, b: EndpointRow): number {
  return b.samples - a.samples || a.name.localeCompare(b.name, 'en');
}
