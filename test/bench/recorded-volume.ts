import { encodeBase64 } from '../../engine/measure/base64.ts';
import { encodeHistogram, histogramOf } from '../../engine/measure/histogram.ts';
import type { WindowFileLine } from '../../engine/model/window-file.ts';
import { createRandom, type Random } from '../../engine/stats/random.ts';

export interface Volume {
  readonly endpoints: number;
  readonly seconds: number;
  /** Of each endpoint. */
  readonly requestsPerSecond: number;
  readonly seed: number;
}

const parts = [
  'http_req_waiting',
  'http_req_blocked',
  'http_req_connecting',
  'http_req_tls_handshaking',
  'http_req_sending',
  'http_req_receiving',
];
const differentWindows = 40;
const start = Date.UTC(2026, 0, 1);

/** Lines of a run as the recorder writes them, made as they are read: latency, count and failures of each endpoint, the parts of a request by journey, users. */
export function* volumeLines({ endpoints, seconds, requestsPerSecond, seed }: Volume): Generator<WindowFileLine> {
  const random = createRandom(seed);
  const perEndpoint = Array.from({ length: differentWindows }, () => windowOf(random, requestsPerSecond));
  const perJourney = Array.from({ length: differentWindows }, () => windowOf(random, requestsPerSecond * endpoints));
  const pick = (windows: readonly ReturnType<typeof windowOf>[]) => windows[Math.floor(random() * differentWindows)] ?? windowOf(random, 1);

  yield { v: 1, k6: 'v2.2.0', recorder: '1', start, plan: {}, thresholds: {} };
  for (const metric of ['http_req_duration', ...parts]) yield { metric, type: 'trend', contains: 'time', scale: 1000 };
  yield { metric: 'http_reqs', type: 'counter', contains: 'default', scale: 1 };
  yield { metric: 'http_req_failed', type: 'rate', contains: 'default', scale: 1 };
  yield { metric: 'vus', type: 'gauge', contains: 'default', scale: 1 };
  const tags = (endpoint: number) => ({
    scenario: 'volume',
    name: `GET /endpoint/${endpoint}`,
    method: 'GET',
    status: '200',
    expected_response: 'true',
  });
  const series: WindowFileLine[] = [{ series: 0, metric: 'vus', tags: {} }];
  for (const [index, metric] of parts.entries()) series.push({ series: 1 + index, metric, tags: { scenario: 'volume' } });
  const first = series.length;
  for (let endpoint = 0; endpoint < endpoints; endpoint++)
    for (const [index, metric] of ['http_req_duration', 'http_reqs', 'http_req_failed'].entries())
      series.push({ series: first + endpoint * 3 + index, metric, tags: tags(endpoint) });
  yield* series;

  for (let second = 0; second < seconds; second++) {
    const t = start + second * 1000;
    yield { t, series: 0, n: 1, last: 100, min: 100, max: 100 };
    for (const index of parts.keys()) yield { t, series: 1 + index, ...pick(perJourney) };
    for (let endpoint = 0; endpoint < endpoints; endpoint++) {
      const place = first + endpoint * 3;
      yield { t, series: place, ...pick(perEndpoint) };
      yield { t, series: place + 1, n: requestsPerSecond, sum: requestsPerSecond };
      yield { t, series: place + 2, n: requestsPerSecond, sum: 0 };
    }
  }
  yield { end: start + seconds * 1000, reason: 'completed' };
}

/** A second of log-normal times around 8 ms. */
function windowOf(random: Random, count: number) {
  const values = Array.from({ length: count }, () => Math.max(1, Math.round(8000 * Math.exp(0.6 * gaussian(random)))));
  const [min = 0, max = 0] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const sum = values.reduce((all, value) => all + value, 0);
  return { n: count, sum: sum / 1000, min: min / 1000, max: max / 1000, h: encodeBase64(encodeHistogram(histogramOf(values))) };
}

function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
