import { type MetricKind, metrics } from '../../../../model/metric.ts';
import { sourcesOf } from '../sources.ts';

/** What CSV does not say of a metric. `contains` is k6's word: time, data or default. */
export interface Kind {
  readonly kind: MetricKind;
  readonly contains: string;
}
export type KindOf = (metric: string) => Kind;

const contents: Readonly<Record<string, string>> = { ms: 'time', bytes: 'data' };
/** k6's own metrics that our registry has no word for (metrics/builtin.go and the browser and gRPC modules). */
const others: Readonly<Record<string, Kind>> = {
  ws_ping: { kind: 'trend', contains: 'time' },
  grpc_req_duration: { kind: 'trend', contains: 'time' },
  grpc_streams: { kind: 'counter', contains: 'default' },
  grpc_streams_msgs_received: { kind: 'counter', contains: 'default' },
  grpc_streams_msgs_sent: { kind: 'counter', contains: 'default' },
  browser_data_received: { kind: 'counter', contains: 'data' },
  browser_data_sent: { kind: 'counter', contains: 'data' },
};

/**
 * Kinds of k6's metrics, of those the scripts declare with `new Trend('name', true)` and the like, and of our registry. A metric that none of them knows, as
 * when its name is put together while the script runs, is taken for a trend of no unit.
 */
export function kindsOf(scripts: readonly string[]): KindOf {
  const known = new Map<string, Kind>(Object.entries(others));
  for (const { k6, kind, unit } of metrics) known.set(k6, { kind, contains: contents[unit] ?? 'default' });
  for (const script of scripts)
    for (const { text } of sourcesOf(script).values())
      for (const [name, kind] of declared(text)) if (!isBuiltIn(name)) known.set(name, kind);
  return (metric) => known.get(metric) ?? { kind: 'trend', contains: 'default' };
}

const declaration = /\bnew\s+(?:\w+\.)?(Trend|Rate|Counter|Gauge)(?:<[^>]*>)?\(\s*(['"`])(\w+)\2\s*(?:,\s*(true|false)\b)?/g;

function* declared(source: string): Generator<[string, Kind]> {
  for (const [, type, , name, isTime] of source.matchAll(declaration))
    if (type !== undefined && name !== undefined)
      yield [name, { kind: kinds[type] ?? 'trend', contains: isTime === 'true' ? 'time' : 'default' }];
}

const kinds: Readonly<Record<string, MetricKind>> = { Trend: 'trend', Rate: 'rate', Counter: 'counter', Gauge: 'gauge' };

function isBuiltIn(name: string): boolean {
  return (
    /^(http_req|ws_|grpc_|browser_|iteration|vus|checks$|data_|group_duration$|dropped_iterations$)/.test(name) && name !== 'ws_round_trip'
  );
}
