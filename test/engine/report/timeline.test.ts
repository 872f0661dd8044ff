import { expect, test } from 'vitest';
import { measure, plateau, reportOf } from './synthetic/fold-lines.ts';

const tags = { scenario: 'orders', name: 'GET /api/orders', method: 'GET', status: '200' };
const steps = [plateau('hold', 0, 6, 5)];

test('a second nobody recorded is a gap; one in which users only waited has no requests', () => {
  const { timeline } = reportOf(
    measure(steps, (lines) => {
      for (const second of [0, 1, 3, 5]) lines.gauge('users', {}, second, [5]);
      for (const second of [0, 1, 5]) lines.trend('latency', tags, second, [10, 20, 30]);
      lines.rate('errorRate', tags, 0, 1, 2);
    }),
  );
  expect(timeline.atS).toEqual([0, 1, 2, 3, 4, 5]);
  expect(timeline.users).toEqual([5, 5, null, 5, null, 5]);
  expect(timeline.requestsPerSecond).toEqual([3, 3, null, 0, null, 3]);
  expect(timeline.p50).toEqual(
    [20.003, 20.003, null, null, null, 20.003].map((value) => (value === null ? null : expect.closeTo(value, 1))),
  );
  expect(timeline.errorRate).toEqual([0.33333, null, null, null, null, null]);
});

test('seconds that straddle the start of the load stand where most of them lies', () => {
  const measurement = measure(
    steps,
    (lines) => {
      for (const second of [0, 1, 2]) lines.gauge('users', {}, second, [second]);
    },
    400,
  );
  expect(reportOf(measurement).timeline).toMatchObject({ atS: [0, 1, 2], users: [0, 1, 2] });
});

test('set-up and static assets are not in it', () => {
  const { timeline } = reportOf(
    measure(steps, (lines) => {
      lines.trend('latency', { ...tags, group: '::setup' }, 0, [900]);
      lines.trend('latency', { ...tags, name: 'GET /assets/app.js', static: 'true' }, 0, [900]);
      lines.trend('latency', tags, 0, [10]);
      lines.gauge('users', {}, 5, [5]);
    }),
  );
  expect(timeline.requestsPerSecond[0]).toBe(1);
  expect(timeline.p99[0]).toBeCloseTo(10, 1);
});

test('a long run is told in at most 2,000 points, without holes and with every request', () => {
  const seconds = 7300;
  const { timeline } = reportOf(
    measure([plateau('ramp', 0, 1000, 5), plateau('hold', 1000, 7001, 5, 1), plateau('step', 7001, seconds, 5, 2)], (lines) => {
      for (let second = 0; second < seconds; second++) {
        lines.gauge('users', {}, second, [5]);
        lines.counter('requests', tags, second, 2);
        lines.trend('latency', tags, second, [10, 20]);
      }
    }),
  );
  expect(timeline.atS.length).toBeLessThanOrEqual(2000);
  expect(timeline.requestsPerSecond).not.toContain(null);
  expect(timeline.users.every((users) => users === 5)).toBe(true);
  const requests = timeline.requestsPerSecond.reduce<number>((sum, rate, slot) => sum + (rate ?? 0) * (timeline.widthS[slot] ?? 0), 0);
  expect(requests / (2 * seconds)).toBeCloseTo(1, 3);
});
