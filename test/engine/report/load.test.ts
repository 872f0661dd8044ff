import { describe, expect, test } from 'vitest';
import { measure, plateau, reportOf } from './synthetic/fold-lines.ts';
import type { WindowLines } from './synthetic/window-lines.ts';

const orders = { scenario: 'orders', name: 'GET /api/orders', method: 'GET', status: '200' };
const steps = [plateau('ramp', 0, 10, 100), plateau('hold', 10, 210, 100, 1)];
const loadOf = (write: (lines: WindowLines) => void) => reportOf(measure(steps, write)).load;
const users = (lines: WindowLines, at: (second: number) => number) => {
  for (let second = 0; second < 210; second++) lines.gauge('users', {}, second, [at(second)]);
};

describe('active users', () => {
  test('may be fewer in one second of a hundred', () => {
    expect(loadOf((lines) => users(lines, (second) => (second === 50 || second === 51 ? 60 : 100))).activeUsers).toBe(100);
    expect(loadOf((lines) => users(lines, (second) => (second >= 50 && second <= 52 ? 60 : 100))).activeUsers).toBe(60);
  });

  test('are those of the hold, with their mean in its step', () => {
    const report = reportOf(measure(steps, (lines) => users(lines, (second) => (second < 10 ? second * 10 : 100))));
    expect(report.load).toMatchObject({ plannedUsers: 100, activeUsers: 100, holdS: 200 });
    expect(report.steps[0]).toMatchObject({ judged: false, meanUsers: 45, activeUsers: 0 });
    expect(report.steps[1]).toMatchObject({ judged: true, meanUsers: 100, activeUsers: 100 });
  });
});

test('journeys an hour, requests a second, failures and checks are those of the hold', () => {
  const load = loadOf((lines) => {
    for (const second of [5, 20, 30]) {
      lines.counter('iterations', { scenario: 'orders' }, second, 50);
      lines.trend(
        'latency',
        orders,
        second,
        Array.from({ length: 100 }, () => 20),
      );
      lines.rate('errorRate', orders, second, 1, 99);
      lines.rate('checks', { scenario: 'orders', check: 'ok' }, second, 9, 1);
      lines.trend('thinkTime', { scenario: 'orders' }, second, [second * 100]);
    }
    users(lines, () => 100);
  });
  expect(load).toMatchObject({
    journeysPerHour: 1800,
    requestsPerSecond: 1,
    requests: 200,
    failedRequests: 2,
    checksPassed: 0.9,
    meanThinkTimeMs: 2500,
  });
});

test('accounts used are those signed in, whenever that was', () => {
  const signIns = (lines: WindowLines) => {
    lines.counter('signIns', { scenario: 'orders' }, 2, 60);
    lines.counter('signIns', { scenario: 'session' }, 20, 7);
  };
  expect(loadOf(signIns).accountsUsed).toBe(67);
  expect(loadOf((lines) => users(lines, () => 1)).accountsUsed).toBeNull();
});

// Little's law: 200 arrivals a second that stay 50 ms keep 10 in flight.
test('the peak in flight is that of the busiest second', () => {
  const load = loadOf((lines) => {
    lines.trend(
      'latency',
      orders,
      20,
      Array.from({ length: 200 }, () => 50),
    );
    lines.trend(
      'latency',
      orders,
      21,
      Array.from({ length: 100 }, () => 50),
    );
    lines.trend(
      'latency',
      orders,
      5,
      Array.from({ length: 900 }, () => 50),
    );
  });
  expect(load.peakInFlight).toBeCloseTo(10, 9);
});
