import { encodeBase64 } from '../../engine/measure/base64.ts';
import { encodeHistogram, histogramOf } from '../../engine/measure/histogram.ts';
import type { WindowFileLine } from '../../engine/model/window-file.ts';
import { createRandom } from '../../engine/stats/random.ts';

export interface Volume {
  readonly endpoints: number;
  readonly seconds: number;
  /** Of each endpoint. */
  readonly requestsPerSecond: number;
  readonly seed: number;
}

const timings = ['duration', 'waiting', 'blocked', 'connecting', 'tls_handshaking', 'sending', 'receiving'];
const payloads = 40;
const start = Date.UTC(2026, 0, 1);

/** Lines of a run as the recorder writes them, made as they are read: seven timings, a counter and a rate for each endpoint and second. */
export function* volumeLines({ endpoints, seconds, requestsPerSecond, seed }: Volume): Generator<WindowFileLine> {
  const random = createRandom(seed);
  const windows = Array.from({ length: payloads }, () => {
    const values = Array.from({ length: requestsPerSecond }, () => Math.max(1, Math.round(8000 * Math.exp(0.6 * gaussian(random)))));
    const sum = values.reduce((all, value) => all + value, 0) / 1000;
    return {
      n: values.length,
      sum,
      min: Math.min(...values) / 1000,
      max: Math.max(...values) / 1000,
      h: encodeBase64(encodeHistogram(histogramOf(values))),
    };
  });
  yield { v: 1, k6: 'v2.2.0', recorder: '1', start, plan: {}, thresholds: {} };
  for (const timing of timings) yield { metric: `http_req_${timing}`, type: 'trend', contains: 'time', scale: 1000 };
  yield { metric: 'http_reqs', type: 'counter', contains: 'default', scale: 1 };
  yield { metric: 'http_req_failed', type: 'rate', contains: 'default', scale: 1 };
  const names = [...timings.map((timing) => `http_req_${timing}`), 'http_reqs', 'http_req_failed'];
  for (let endpoint = 0; endpoint < endpoints; endpoint++)
    for (const [index, metric] of names.entries())
      yield {
        series: endpoint * names.length + index,
        metric,
        tags: { scenario: 'volume', name: `GET /endpoint/${endpoint}`, method: 'GET', status: '200', expected_response: 'true' },
      };
  for (let second = 0; second < seconds; second++)
    for (let endpoint = 0; endpoint < endpoints; endpoint++)
      for (const [index, metric] of names.entries()) {
        const window = windows[Math.floor(random() * payloads)];
        const place = { t: start + second * 1000, series: endpoint * names.length + index };
        if (metric === 'http_reqs') yield { ...place, n: requestsPerSecond, sum: requestsPerSecond };
        else if (metric === 'http_req_failed') yield { ...place, n: requestsPerSecond, sum: 0 };
        else if (window) yield { ...place, ...window };
      }
  yield { end: start + seconds * 1000, reason: 'completed' };
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
