import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pool } from '../../../../../engine/measure/pool.ts';
import { network, scriptWork } from './plans.ts';
import { finish, startRun, tools } from './runs.ts';

/** Answers for every host itself: k6 asks a proxy for `http://shop.test/...` as it stands. */
const asked: string[] = [];
const proxy = createServer((request, response) => {
  asked.push(`${request.headers.host} ${request.url} ${request.headers['proxy-authorization']}`);
  if (request.url?.endsWith('/away')) response.writeHead(302, { location: 'http://elsewhere.test/secret' });
  response.end('{}');
});
const shop = { url: 'http://shop.test', asked: new Map<string, number>(), close: async () => undefined };
const through = () => `http://${['kay', 'open%20sesame'].join(':')}@127.0.0.1:${(proxy.address() as AddressInfo).port}`;
const behind = () => ({ ...network, allowedNames: ['shop.test'], proxy: through() });

beforeAll(async () => {
  // Builds k6 where nobody has yet.
  await tools();
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
}, 600_000);
afterAll(() => {
  proxy.close();
  proxy.closeAllConnections();
});

beforeEach(() => {
  asked.length = 0;
});

test('requests go through the declared proxy and no other', async () => {
  const started = await startRun(scriptWork('failing-threshold.js'), shop, { network: behind() });
  const { measurement, result } = await finish(started);
  await started.clean();
  expect(result.thresholds).toEqual({ 'http_req_failed: rate<0.1': true, 'http_reqs: count==3': true });
  expect(pool(measurement, { metric: 'requests' }).sum).toBe(3);
  const credentials = Buffer.from('kay:open sesame').toString('base64');
  expect(asked).toEqual(Array(3).fill(`shop.test http://shop.test/missing Basic ${credentials}`));

  process.env.HTTP_PROXY = through();
  const without = await startRun(scriptWork('failing-threshold.js'), shop);
  const direct = await finish(without);
  await without.clean();
  delete process.env.HTTP_PROXY;
  expect(pool(direct.measurement, { metric: 'errorRate' }).sum).toBe(3);
  expect(asked).toHaveLength(3);
});

test('a redirect to a host that is not allowed ends the run before the proxy hears of it', async () => {
  const started = await startRun(scriptWork('redirected.js'), shop, { network: behind() });
  const { result } = await finish(started);
  await started.clean();
  expect(result).toMatchObject({
    outcome: 'aborted',
    error: { code: 'HOST_NOT_ALLOWED', message: expect.stringContaining('elsewhere.test') },
  });
  expect(asked.map((what) => what.split(' ')[1])).toEqual(['http://shop.test/away']);
});
