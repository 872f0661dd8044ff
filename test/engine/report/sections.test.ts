import { describe, expect, test } from 'vitest';
import type { Target, Verdict } from '../../../engine/model/target.ts';
import { measure, plateau, reportOf } from './synthetic/fold-lines.ts';
import { session } from './synthetic/session.ts';

const steps = [plateau('ramp', 0, 5, 5), plateau('hold', 5, 25, 5, 1)];
const seconds = Array.from({ length: 25 }, (_, second) => second);

describe('page vitals', () => {
  const { vitals } = reportOf(
    measure(steps, (lines) => {
      for (const second of seconds) {
        lines.trend('lcp', { scenario: 'dispatch', name: '/dispatch' }, second, [second < 20 ? 1000 : 3000]);
        lines.trend('cls', { scenario: 'dispatch', name: '/dispatch' }, second, [0.05]);
        lines.trend('pageLoad', { scenario: 'dispatch', name: '/dispatch' }, second, [1500]);
        lines.trend('lcp', { scenario: 'dispatch', name: '/orders' }, second, [5000]);
      }
      lines.trend('fcp', { scenario: 'dispatch', name: '/dispatch' }, 7, [400]);
    }),
  );
  const row = (metric: string, page: string | null) => vitals.find((one) => one.metric === metric && one.page === page);

  test('count the views of every load step, pooled and by page', () => {
    expect(row('lcp', null)).toMatchObject({ samples: 50, rating: 'poor', shares: { good: 0.4, needsImprovement: 0.1, poor: 0.5 } });
    expect(row('lcp', '/dispatch')).toMatchObject({ samples: 25, rating: 'good', shares: { good: 0.8, needsImprovement: 0.2, poor: 0 } });
    expect(row('lcp', '/dispatch')?.p75?.value).toBeCloseTo(1000, -1);
  });

  test('have one row where there is one page, and a score is no time', () => {
    expect(vitals.filter(({ metric }) => metric === 'cls')).toHaveLength(1);
    expect(row('cls', null)?.p75?.value).toBeCloseTo(0.05, 4);
  });

  test('without limits have no rating', () => {
    expect(row('pageLoad', null)).toMatchObject({ rating: null, shares: null, samples: 25 });
  });

  test('seen fewer than eleven times have no p75', () => {
    expect(row('fcp', null)).toMatchObject({ samples: 1, p75: null, rating: null });
  });
});

describe('the distribution', () => {
  test('holds every judged request in bins that touch and grow evenly', () => {
    const { distribution, load } = reportOf(session());
    expect(distribution.reduce((sum, { count }) => sum + count, 0)).toBe(load.requests);
    for (const [index, { fromMs, toMs }] of distribution.entries()) {
      expect(toMs / fromMs).toBeCloseTo(10 ** (1 / 12), 9);
      if (index > 0) expect(distribution[index - 1]?.toMs).toBe(fromMs);
    }
    expect(distribution[0]?.count).toBeGreaterThan(0);
    expect(distribution.at(-1)?.count).toBeGreaterThan(0);
  });

  test('of one latency is one bin around it', () => {
    const { distribution } = reportOf(measure(steps, (lines) => lines.trend('latency', { name: 'a' }, 6, [42])));
    expect(distribution).toHaveLength(1);
    expect(distribution[0]?.fromMs).toBeLessThanOrEqual(42);
    expect(distribution[0]?.toMs).toBeGreaterThan(42);
  });
});

describe('steady state', () => {
  const latencies = (at: (second: number) => number) =>
    measure([plateau('hold', 0, 60, 5)], (lines) => {
      for (let second = 0; second < 60; second++)
        lines.trend('latency', { scenario: 'orders', name: 'a' }, second, [at(second) + (second % 3), at(second)]);
    });

  test('is told with the seconds it took', () => {
    expect(reportOf(latencies((second) => (second < 10 ? 500 : 20))).steadyState).toEqual({ steady: true, cutS: 10 });
  });

  test('is not reached by a latency that keeps growing', () => {
    expect(reportOf(latencies((second) => 10 * second)).steadyState?.steady).toBe(false);
  });

  test('is not told without requests', () => {
    expect(reportOf(measure([plateau('hold', 0, 60, 5)])).steadyState).toBeNull();
  });
});

test('checks are told by journey, those that failed first, over the whole run', () => {
  const { checks } = reportOf(
    measure(steps, (lines) => {
      lines.rate('checks', { scenario: 'orders', check: 'a' }, 1, 5, 0);
      lines.rate('checks', { scenario: 'orders', check: 'b' }, 6, 5, 2);
      lines.rate('checks', { scenario: 'orders__open', check: 'b' }, 7, 1, 1);
      lines.rate('checks', { scenario: 'session', check: 'b' }, 7, 1, 0);
    }),
  );
  expect(checks).toEqual([
    { name: 'b', journey: 'orders', passed: 6, failed: 3 },
    { name: 'a', journey: 'orders', passed: 5, failed: 0 },
    { name: 'b', journey: 'session', passed: 1, failed: 0 },
  ]);
});

test('WebSocket numbers have percentiles, shares and totals', () => {
  const { websocket } = reportOf(
    measure(steps, (lines) => {
      for (const second of seconds) {
        lines.trend(
          'wsRoundTrip',
          { scenario: 'tracking' },
          second,
          Array.from({ length: 5 }, () => 4),
        );
        lines.rate('wsErrorRate', { scenario: 'tracking' }, second, 1, 9);
        lines.counter('wsReceived', { scenario: 'tracking' }, second, 30);
      }
    }),
  );
  expect(websocket.map(({ metric, samples, rate }) => [metric, samples, rate])).toEqual([
    ['wsRoundTrip', 100, null],
    ['wsErrorRate', 200, 0.1],
    ['wsReceived', 600, null],
  ]);
  expect(websocket[0]?.p50?.value).toBeCloseTo(4, 2);
});

describe("a script's own metrics", () => {
  const { custom } = reportOf(
    measure([], (lines) => {
      lines.trend('basket_time', { scenario: 'default', size: 's' }, 1, [10, 20]);
      lines.trend('basket_time', { scenario: 'default', size: 'l' }, 1, [60]);
      lines.rate('coupon_used', {}, 1, 1, 3);
      lines.counter('items_sold', {}, 1, 7);
      lines.counter('items_sold', {}, 2, 5);
      lines.gauge('queue_length', {}, 1, [9, 4]);
      lines.counter('browser_data_sent', {}, 1, 100);
      for (let index = 0; index < 30; index++) lines.counter('clicks', { button: String(index) }, 1, 1);
    }),
  );
  const rows = (metric: string) => custom.filter((row) => row.metric === metric);

  test('are pooled, then told by their tags', () => {
    expect(rows('basket_time')).toMatchObject([
      { tags: {}, samples: 3, value: 30, unit: 'ms', kind: 'trend' },
      { tags: { size: 's' }, samples: 2, value: 15 },
      { tags: { size: 'l' }, samples: 1, value: 60 },
    ]);
  });

  test('have a value by their kind: a share, a sum, the last', () => {
    expect(rows('coupon_used')).toMatchObject([{ kind: 'rate', unit: 'fraction', value: 0.25, samples: 4 }]);
    expect(rows('items_sold')).toMatchObject([{ kind: 'counter', value: 12 }]);
    expect(rows('queue_length')).toMatchObject([{ kind: 'gauge', value: 4 }]);
  });

  test('are not those of k6', () => {
    expect(custom.some(({ metric }) => metric.startsWith('browser_'))).toBe(false);
  });

  test('with many sets of tags are pooled alone', () => {
    expect(rows('clicks')).toMatchObject([{ tags: {}, value: 30 }]);
  });
});

describe('chips, labels and headroom', () => {
  const target = (
    text: string,
    statistic: Target['statistic'],
    scope: Target['scope'] = {},
    operator: Target['operator'] = '<',
  ): Target => ({
    text,
    metric: 'latency',
    statistic,
    operator,
    expected: 300,
    scope,
    abort: false,
    source: 'config',
  });
  const verdict = (status: Verdict['status'], of: Target = target('p95 < 300 ms', 'p95'), tooClose = false): Verdict => ({
    target: of,
    status,
    tooClose,
    actual: status === 'no-data' ? null : { value: 212, low: 205, high: 221, confidence: 0.95, samples: 9000 },
    fewSamples: false,
    step: 1,
    worstMinute: null,
    endpoints: [],
    reasons: [],
  });
  const report = (...verdicts: Verdict[]) => reportOf(session(), { verdicts });

  test.each<[Verdict['status'][], string]>([
    [[], 'none'],
    [['pass', 'pass'], 'pass'],
    [['pass', 'no-data'], 'no-data'],
    [['no-data', 'fail'], 'fail'],
  ])('verdicts %j give the target chip %s', (statuses, chip) => {
    expect(report(...statuses.map((status) => verdict(status))).chips.target).toBe(chip);
  });

  test('too close to call is said beside the chip, never for what has no data', () => {
    expect(report(verdict('pass', undefined, true)).chips.tooClose).toBe(true);
    expect(report(verdict('no-data', undefined, true)).chips.tooClose).toBe(false);
  });

  test('the ceiling is the first upper limit of the pooled p95', () => {
    const others = [
      verdict('pass', target('p99 < 300 ms', 'p99')),
      verdict('pass', target('p95 of one', 'p95', { endpoint: 'GET /' })),
      verdict('pass', target('p95 > 1', 'p95', {}, '>')),
    ];
    expect(report(...others, verdict('pass')).headroom).toEqual({ limitMs: 300, p95Ms: 212, freeMs: 88, users: 50 });
    const without = report(...others);
    expect(without.headroom).toEqual({ limitMs: null, p95Ms: without.overall.p95?.value, freeMs: null, users: 50 });
  });

  test('labels say what limits a conclusion', () => {
    expect(reportOf(session(), { labels: ['host-name-only'] }).labels).toEqual(['quick-proof', 'co-located', 'host-name-only']);
    const remote = { provenance: { coLocated: false, targetRestarted: false }, health: { coLocated: false } };
    expect(reportOf(session({ steps: [plateau('hold', 0, 300, 50)] }), { run: remote }).labels).toEqual(['target-not-restarted']);
  });
});
