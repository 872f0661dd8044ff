/** Units of stored values. Latencies are ms, sizes bytes, rates fractions of one. */
export type Unit = 'ms' | 'bytes' | 'fraction' | 'count' | 'perSecond' | 'users' | 'score';

/** How observations of a metric combine: `trend` keeps a distribution, `rate` a share of trues, `counter` a sum, `gauge` the last, least and greatest. */
export type MetricKind = 'trend' | 'rate' | 'counter' | 'gauge';

/** One thing that is measured. `k6` is the name in a k6 output; the id is the word everywhere else. */
export interface Metric {
  readonly id: string;
  readonly k6: string;
  readonly label: string;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher' | 'neutral';
  readonly kind: MetricKind;
}

type Row = readonly [id: string, k6: string, label: string, unit: Unit, better: Metric['better'], kind: MetricKind];

const rows: readonly Row[] = [
  ['latency', 'http_req_duration', 'Latency', 'ms', 'lower', 'trend'],
  ['waitTime', 'http_req_waiting', 'Time to first byte', 'ms', 'lower', 'trend'],
  ['blockedTime', 'http_req_blocked', 'Blocked before connecting', 'ms', 'lower', 'trend'],
  ['connectTime', 'http_req_connecting', 'Connecting', 'ms', 'lower', 'trend'],
  ['tlsTime', 'http_req_tls_handshaking', 'TLS handshake', 'ms', 'lower', 'trend'],
  ['sendTime', 'http_req_sending', 'Sending', 'ms', 'lower', 'trend'],
  ['receiveTime', 'http_req_receiving', 'Receiving', 'ms', 'lower', 'trend'],
  ['requests', 'http_reqs', 'Requests', 'count', 'neutral', 'counter'],
  ['errorRate', 'http_req_failed', 'Error rate', 'fraction', 'lower', 'rate'],
  ['checks', 'checks', 'Checks passed', 'fraction', 'higher', 'rate'],
  ['iterations', 'iterations', 'Journeys', 'count', 'neutral', 'counter'],
  ['iterationTime', 'iteration_duration', 'Journey time', 'ms', 'lower', 'trend'],
  ['droppedIterations', 'dropped_iterations', 'Dropped journeys', 'count', 'lower', 'counter'],
  ['groupTime', 'group_duration', 'Group time', 'ms', 'lower', 'trend'],
  ['transactionTime', 'transaction_duration', 'Transaction', 'ms', 'lower', 'trend'],
  ['thinkTime', 'think_time', 'Think time', 'ms', 'neutral', 'trend'],
  ['signIns', 'sign_ins', 'Accounts signed in', 'count', 'neutral', 'counter'],
  ['users', 'vus', 'Users', 'users', 'neutral', 'gauge'],
  ['usersMax', 'vus_max', 'Users allocated', 'users', 'neutral', 'gauge'],
  ['dataSent', 'data_sent', 'Data sent', 'bytes', 'neutral', 'counter'],
  ['dataReceived', 'data_received', 'Data received', 'bytes', 'neutral', 'counter'],
  ['dbTime', 'db_duration', 'Database time', 'ms', 'lower', 'trend'],
  ['dbQueueTime', 'db_queue', 'Wait for the database', 'ms', 'lower', 'trend'],
  ['dbQueries', 'db_queries', 'Queries per request', 'count', 'lower', 'trend'],
  ['dbRows', 'db_rows', 'Rows per request', 'count', 'lower', 'trend'],
  ['responseBytes', 'response_bytes', 'Bytes per response', 'bytes', 'lower', 'trend'],
  ['wsConnectTime', 'ws_connecting', 'WebSocket connecting', 'ms', 'lower', 'trend'],
  ['wsSessions', 'ws_sessions', 'WebSocket sessions', 'count', 'neutral', 'counter'],
  ['wsSessionTime', 'ws_session_duration', 'WebSocket session', 'ms', 'neutral', 'trend'],
  ['wsSent', 'ws_msgs_sent', 'WebSocket messages sent', 'count', 'neutral', 'counter'],
  ['wsReceived', 'ws_msgs_received', 'WebSocket messages received', 'count', 'neutral', 'counter'],
  ['wsRoundTrip', 'ws_round_trip', 'WebSocket round trip', 'ms', 'lower', 'trend'],
  ['wsDelivery', 'ws_delivery', 'Position delivery', 'ms', 'lower', 'trend'],
  ['wsErrorRate', 'ws_failed', 'WebSocket error rate', 'fraction', 'lower', 'rate'],
  ['lcp', 'browser_web_vital_lcp', 'LCP', 'ms', 'lower', 'trend'],
  ['inp', 'browser_web_vital_inp', 'INP', 'ms', 'lower', 'trend'],
  ['cls', 'browser_web_vital_cls', 'CLS', 'score', 'lower', 'trend'],
  ['fcp', 'browser_web_vital_fcp', 'FCP', 'ms', 'lower', 'trend'],
  ['ttfb', 'browser_web_vital_ttfb', 'TTFB', 'ms', 'lower', 'trend'],
  ['pageLoad', 'page_load_duration', 'Page load', 'ms', 'lower', 'trend'],
  ['bundle', 'bundle_bytes', 'Script bytes of a page', 'bytes', 'lower', 'trend'],
  ['chunk', 'chunk_bytes', 'Largest script of a page', 'bytes', 'lower', 'trend'],
  ['transferred', 'transferred_bytes', 'Bytes a page transferred', 'bytes', 'lower', 'trend'],
  ['browserRequestTime', 'browser_http_req_duration', 'Browser request', 'ms', 'lower', 'trend'],
  ['browserErrorRate', 'browser_http_req_failed', 'Browser request errors', 'fraction', 'lower', 'rate'],
  ['generatorLateness', 'headroom_lateness', 'Generator lateness', 'ms', 'lower', 'trend'],
  ['generatorBusy', 'headroom_thread_busy', 'Generator thread busy', 'fraction', 'lower', 'gauge'],
  ['droppedSamples', 'headroom_dropped_samples', 'Samples not recorded', 'count', 'lower', 'counter'],
  ['clampedSamples', 'headroom_clamped_samples', 'Samples out of range', 'count', 'lower', 'counter'],
  ['loadStart', 'headroom_load_start', 'Start of the load', 'count', 'neutral', 'gauge'],
];

/** The registry: the only place that knows units, directions and k6 names. */
export const metrics: readonly Metric[] = rows.map(([id, k6, label, unit, better, kind]) => ({ id, k6, label, unit, better, kind }));

const byId = new Map(metrics.map((metric) => [metric.id, metric]));
const byK6Name = new Map(metrics.map((metric) => [metric.k6, metric]));

/** The metric with this id, or one made for a script's own metric (which keeps its k6 name as its id). */
export function metricById(id: string, kind: MetricKind = 'trend', contains = 'default'): Metric {
  return byId.get(id) ?? customMetric(id, kind, contains);
}

/** The metric a k6 output calls `name`; `contains` is k6's own word: time, data or default. */
export function metricByK6Name(name: string, kind: MetricKind, contains: string): Metric {
  return byK6Name.get(name) ?? customMetric(name, kind, contains);
}

function customMetric(name: string, kind: MetricKind, contains: string): Metric {
  const unit: Unit = kind === 'rate' ? 'fraction' : contains === 'time' ? 'ms' : contains === 'data' ? 'bytes' : 'count';
  return { id: name, k6: name, label: name, unit, better: contains === 'time' ? 'lower' : 'neutral', kind };
}

/** Limits between good, needs improvement and poor of a page vital, in the metric's unit (web.dev/articles/vitals). */
export const vitalLimits: Readonly<Record<string, readonly [good: number, poor: number]>> = {
  lcp: [2500, 4000],
  inp: [200, 500],
  cls: [0.1, 0.25],
  fcp: [1800, 3000],
  ttfb: [800, 1800],
};
