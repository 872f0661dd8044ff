import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { expect, test } from 'vitest';
import { startProbe } from '../../../engine/environments/probe.ts';
import { usageOfTree } from '../../../engine/environments/process-tree.ts';
import { parsePrometheus } from '../../../engine/environments/prometheus.ts';

test('a Prometheus page is summed by name, without buckets', () => {
  const page = '# HELP a b\n# TYPE a counter\na_total{route="/x"} 2\na_total{route="/y"} 3 1700000000\nb_bucket{le="1"} 9\nc NaN\nd 1e3\n';
  expect(parsePrometheus(page)).toEqual({ a_total: 5, d: 1000 });
  const templated = 'a_total{uri="/orders/{id}",said="\\"}\\""} 2\na_total{uri="/orders"} 3 1700000000000\nbroken{uri="/orders 1\n';
  expect(parsePrometheus(templated)).toEqual({ a_total: 5 });
});

test.runIf(process.platform === 'linux')('the tree of this process uses memory, a process that is not there has none', () => {
  expect(usageOfTree(process.pid)?.memoryBytes).toBeGreaterThan(10_000_000);
  expect(usageOfTree(2 ** 30)).toBeNull();
});

test('readings carry process and page, and an unreachable page is a gap', async () => {
  const server = createServer((_, response) => response.end('queue 7\n')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
  const connection = new Agent();
  const zero = Date.now();
  const probe = startProbe({ everyS: 0.05, pid: process.pid, metricsUrl: url, machine: true, connection });
  await sleep(200);
  server.closeAllConnections();
  server.close();
  await sleep(200);
  probe.stop();
  const readings = probe.readings(zero);
  expect(readings[0]).toMatchObject({ values: { queue: 7 }, cpuCores: null });
  expect(readings.at(-1)).toMatchObject({ values: {} });
  if (process.platform === 'linux') expect(readings[1]?.cpuCores).toBeGreaterThanOrEqual(0);
  const [first, second] = readings;
  expect(second?.machineBusyS).toBeGreaterThanOrEqual(first?.machineBusyS ?? Number.NaN);
  expect(probe.readings(zero, Date.now() + 1)).toEqual([]);
  await connection.close();
});
