import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configuration, makeProject } from './project.ts';

const server = createServer((request, response) =>
  setTimeout(() => response.writeHead(request.url === '/broken' ? 500 : 200).end('{"ok":true}'), 5),
);
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** Every kind of metric and aggregation, each limit far from what will be measured. */
const script = () => `import http from 'k6/http';
import { check } from 'k6';
import { Counter, Gauge, Rate, Trend } from 'k6/metrics';
const trend = new Trend('own_trend'); const counter = new Counter('own_counter'); const gauge = new Gauge('own_gauge'); const rate = new Rate('own_rate');
export const options = { scenarios: { steady: { executor: 'shared-iterations', vus: 4, iterations: 200 } }, thresholds: {
  http_req_duration: ['p(95)<60000', 'p(95)<1', 'avg>0.5', 'med<60000', 'max<0.1', 'min>100000'],
  'http_req_duration{status:500}': ['p(90)<60000'], 'http_req_duration{name:nowhere}': ['p(90)<1'],
  http_req_failed: ['rate<0.1', 'rate<0.9'], checks: ['rate>0.9', 'rate<0.9'], http_reqs: ['count==400', 'count<100', 'rate>0.1'], iterations: ['count>=200'],
  own_trend: ['p(99)<=200', 'avg<1'], own_counter: ['count>200', 'count<10'], own_gauge: ['value<5', 'value>1000000'], own_rate: ['rate>0.4', 'rate>0.9'],
} };
export default function () {
  check(http.get('${url}/good'), { 'is good': (r) => r.status === 200 });
  http.get('${url}/broken');
  trend.add(__ITER % 100); counter.add(2); gauge.add(3); rate.add(__ITER % 2 === 0);
}
`;

test('the engine gives every threshold the result k6 gave, and the same again with --lean', async () => {
  const there = makeProject({
    'headroom.config.ts': configuration({ environments: { here: { maxLateness: '5s' } }, scenarios: {} }),
    'all.js': script(),
  });
  const statuses = async (...flags: string[]) => {
    const { code, stdout } = await there.run('run', './all.js', '--env', 'here', '--json', ...flags);
    const { report } = JSON.parse(stdout);
    return {
      code,
      k6: report.run.k6.thresholds,
      ours: Object.fromEntries(
        report.verdicts.map((verdict: { target: { text: string }; status: string }) => [verdict.target.text, verdict.status]),
      ),
    };
  };
  const whole = await statuses();
  const empty = 'http_req_duration{name:nowhere}: p(90)<1';
  expect(Object.keys(whole.ours).length).toBe(24);
  expect(whole.ours[empty]).toBe('no-data');
  expect(whole.k6[empty]).toBe(true);
  for (const [threshold, status] of Object.entries(whole.ours))
    if (threshold !== empty) expect([threshold, status === 'pass']).toEqual([threshold, whole.k6[threshold]]);
  const lean = await statuses('--lean');
  expect(lean.k6).toBeNull();
  expect(lean.ours).toEqual(whole.ours);
  expect([whole.code, lean.code]).toEqual([1, 1]);
  there.remove();
});
