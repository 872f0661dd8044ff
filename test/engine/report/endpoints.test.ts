import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../engine/compare/runs.ts';
import type { Tags } from '../../../engine/model/measurement.ts';
import { measure, plateau, reportOf } from './synthetic/fold-lines.ts';
import { runOf } from './synthetic/run-document.ts';
import { session } from './synthetic/session.ts';
import type { WindowLines } from './synthetic/window-lines.ts';

const steps = [plateau('ramp', 0, 2, 5), plateau('hold', 2, 12, 5, 1)];
const request = (lines: WindowLines, tags: Tags, second: number, values: readonly number[], failed = 0) => {
  lines.trend('latency', tags, second, values);
  lines.rate('errorRate', tags, second, failed, values.length - failed);
};
const orders = { scenario: 'orders', name: 'GET /api/orders', method: 'GET', status: '200' };
const rowsOf = (write: (lines: WindowLines) => void) => reportOf(measure(steps, write)).endpoints;

describe('endpoint rows', () => {
  test('pool statuses and methods of a name, over the judged step only', () => {
    const [row, ...rest] = rowsOf((lines) => {
      request(lines, orders, 0, [500, 500]);
      request(lines, orders, 3, [10, 30]);
      request(lines, { ...orders, status: '503' }, 4, [2], 1);
      lines.gauge('users', {}, 11, [5]);
    });
    expect(rest).toEqual([]);
    expect(row).toMatchObject({
      name: 'GET /api/orders',
      method: 'GET',
      journey: 'orders',
      samples: 3,
      requestsPerSecond: 0.3,
      max: 30,
      p50: null,
    });
    expect(row?.mean).toBeCloseTo(14, 9);
    expect(row?.errorRate).toBeCloseTo(1 / 3, 9);
  });

  test('rank failures above every answer, as targets do', () => {
    const [row] = rowsOf((lines) => {
      for (let second = 2; second < 12; second++) {
        request(
          lines,
          orders,
          second,
          Array.from({ length: 94 }, () => 10),
        );
        request(
          lines,
          { ...orders, status: '503', expected_response: 'false' },
          second,
          Array.from({ length: 6 }, () => 1),
          6,
        );
      }
    });
    expect(row).toMatchObject({ samples: 1000, p95: null, errorRate: 0.06 });
    expect(row?.p50?.value).toBeCloseTo(10, 1);
    expect(row?.p50?.samples).toBe(1000);
  });

  test('name neither method nor journey when there are several', () => {
    const [row] = rowsOf((lines) => {
      request(lines, { ...orders, name: 'everything' }, 3, [10]);
      request(lines, { scenario: 'session', name: 'everything', method: 'POST' }, 3, [10]);
    });
    expect(row).toMatchObject({ method: null, journey: null, samples: 2 });
  });

  test('keep what was folded into other, leave out set-up and static assets, and put the busiest first', () => {
    const rows = rowsOf((lines) => {
      request(lines, { name: 'other' }, 3, [10]);
      request(lines, orders, 3, [10, 20]);
      request(lines, { ...orders, group: '::setup', name: 'POST /seed' }, 3, [10]);
      request(lines, { ...orders, name: 'GET /app.css', static: 'true' }, 3, [10]);
    });
    expect(rows.map(({ name }) => name)).toEqual(['GET /api/orders', 'other']);
  });

  test('carry the work the target said it did', () => {
    const [row] = rowsOf((lines) => {
      const work = { scenario: 'orders', name: 'GET /api/orders' };
      request(lines, orders, 3, [10, 30]);
      lines.trend('dbTime', work, 3, [4, 6]);
      lines.trend('dbQueries', work, 3, [2, 4]);
      lines.trend('responseBytes', work, 3, [1000, 2000]);
    });
    expect(row).toMatchObject({ dbTime: 5, dbQueries: 3, responseBytes: 1500, dbQueueTime: null });
  });

  test('show gRPC methods', () => {
    const [row] = rowsOf((lines) => lines.trend('grpc_req_duration', { scenario: 'rpc', name: '/hello.Greeter/SayHello' }, 3, [5]));
    expect(row).toMatchObject({ name: '/hello.Greeter/SayHello', samples: 1, errorRate: null });
  });

  test('carry the change of their p95', () => {
    const [base, head] = [session(), session({ seed: 2, medians: { 'GET /api/orders': 80, 'GET /api/plans': 10 } })];
    const comparison = compareRuns({
      base: { run: runOf(base), measurement: base },
      head: { run: runOf(head), measurement: head },
      family: ['p95'],
      delta: 0.03,
    });
    const report = reportOf(head, { comparison });
    expect(report.endpoints.find(({ name }) => name === 'GET /api/orders')?.change).toBeCloseTo(1, 0);
    expect(Math.abs(report.endpoints.find(({ name }) => name === 'GET /api/plans')?.change ?? 1)).toBeLessThan(0.2);
    expect(report.overall.change).toBe(
      comparison.changes.find(({ metric, statistic, endpoint }) => metric === 'latency' && statistic === 'p95' && endpoint === null)?.change
        .value,
    );
    expect(report.chips.regression).toBe('inconclusive');
  });
});

describe('transaction rows', () => {
  const write = (lines: WindowLines) => {
    lines.trend('transactionTime', { scenario: 'orders', transaction: 'find an order' }, 3, [100, 200]);
    lines.trend('groupTime', { scenario: 'default', group: '::shop::pay' }, 3, [70]);
  };

  test('are the transactions of journeys', () => {
    expect(reportOf(measure(steps, write)).transactions).toMatchObject([
      { name: 'find an order', journey: 'orders', samples: 2, mean: 150, errorRate: null },
    ]);
  });

  test('are the groups too in a script that was brought along', () => {
    const { transactions } = reportOf(measure(steps, write), { run: { kind: 'script' } });
    expect(transactions.map(({ name }) => name)).toEqual(['find an order', 'shop / pay']);
  });
});
