import { expect, test } from 'vitest';
import { encodeHistogram, histogramOf } from '../../../engine/measure/histogram.ts';
import { type LiveState, liveStateSchema } from '../../../engine/model/api/live.ts';
import type { LoadStep } from '../../../engine/model/load.ts';
import { loadKindOf } from '../../../engine/model/load-kind.ts';
import type { WindowFileLine } from '../../../engine/model/window-file.ts';
import { createLive, type LivePlan } from '../../../engine/run/live.ts';
import { parseTarget } from '../../../engine/targets/parse.ts';

const t0 = 1_760_000_000_000;
const step = (index: number, fromS: number, toS: number): LoadStep => ({
  index,
  kind: 'plateau',
  role: 'hold',
  fromS,
  toS,
  users: 5,
  arrivalRate: null,
});
const steps = [step(0, 0, 10), step(1, 10, 20)];
const names = ['http_req_duration', 'http_req_failed', 'vus', 'headroom_lateness', 'dropped_iterations', 'headroom_load_start'];
const histogram = (values: readonly number[]) => Buffer.from(encodeHistogram(histogramOf([...values]))).toString('base64');

function begun(plan: Partial<LivePlan> = {}, load = true) {
  const live = createLive({ steps, plannedS: 20, ...plan });
  const add = (line: WindowFileLine) => live.add(line);
  add({ metric: 'http_req_duration', type: 'trend', contains: 'time', scale: 1000 });
  add({ metric: 'headroom_lateness', type: 'trend', contains: 'time', scale: 10 });
  names.forEach((metric, series) => {
    add({ series, metric, tags: {} });
  });
  // A sub-metric of k6 counts the same requests again.
  add({ series: 99, metric: 'http_req_duration', tags: {}, selector: 'status:200' });
  if (load) add({ t: t0, series: 5, n: 1, last: t0 });
  /** Requests of a second, each this many ms, so many of them failed. */
  const second = (atS: number, ms: readonly number[], failed = 0, latenessMs: readonly number[] = [1]) => {
    const t = t0 + atS * 1000;
    const h = histogram(ms.map((value) => value * 1000));
    add({ t, series: 0, n: ms.length, h });
    add({ t, series: 99, n: ms.length, h });
    add({ t, series: 1, n: ms.length, sum: failed });
    add({ t, series: 2, n: 1, last: 5 });
    add({ t, series: 3, n: latenessMs.length, h: histogram(latenessMs.map((value) => value * 10)) });
  };
  const at = (seconds: number): LiveState => liveStateSchema.parse(live.snapshot(t0 + seconds * 1000));
  return { add, second, at };
}

const hundred = Array.from({ length: 100 }, (_, index) => index + 1);

test('a second that is over is told with its percentiles, and never again otherwise', () => {
  const { second, at } = begun();
  second(0, hundred, 2);
  expect(at(0.9).seconds).toEqual([]);
  second(1, [7, 7, 7]);
  const [only, ...others] = at(1.9).seconds;
  expect(others).toEqual([]);
  expect(only).toMatchObject({ atS: 0, users: 5, requestsPerSecond: 100, errorRate: 0.02, latenessMs: 1 });
  expect(only?.p50).toBeCloseTo(50, 0);
  expect(only?.p95).toBeCloseTo(95, 0);
  expect(only?.p99).toBeCloseTo(99, 0);
  second(2, [9]);
  expect(at(2.9).seconds.map(({ atS }) => atS)).toEqual([0, 1]);
  expect(at(2.9).seconds[0]).toEqual(only);
});

test('a second nobody told of is a gap; one without requests has a throughput of none', () => {
  const { add, second, at } = begun();
  second(0, [5]);
  add({ t: t0 + 1000, series: 2, n: 1, last: 5 });
  second(3, [5]);
  second(4, [5]);
  expect(at(4).seconds.slice(1, 3)).toEqual([
    { atS: 1, users: 5, requestsPerSecond: 0, p50: null, p95: null, p99: null, errorRate: null, latenessMs: null },
    { atS: 2, users: null, requestsPerSecond: null, p50: null, p95: null, p99: null, errorRate: null, latenessMs: null },
  ]);
});

test('the whole is over the last ten seconds, its count over all', () => {
  const { second, at } = begun();
  for (let atS = 0; atS < 15; atS++) second(atS, atS < 5 ? [500] : [10, 10], atS < 5 ? 1 : 0);
  const state = at(15);
  expect(state).toMatchObject({
    unit: 'user',
    elapsedS: 15,
    plannedS: 20,
    step: 1,
    users: 5,
    requestsPerSecond: 2,
    errorRate: 0,
    requests: 25,
  });
  expect(state.p95Ms).toBeCloseTo(10, 0);
  expect(at(25).step).toBeNull();
});

test('memory and answers stay small: 600 seconds, 20 groups of errors', () => {
  const { add, second, at } = begun();
  for (let atS = 0; atS < 700; atS++) second(atS, [3]);
  for (let code = 1; code <= 30; code++)
    add({
      error: { code, name: 'GET /', message: 'm', method: 'GET', status: 500, scenario: 's', n: code, t: t0, last: t0, examples: [] },
    });
  const { seconds, errors } = at(700);
  expect(seconds).toHaveLength(600);
  expect(seconds.at(-1)?.atS).toBe(698);
  expect(errors).toHaveLength(20);
  expect(errors[0]).toMatchObject({ code: 30, count: 30 });
});

test('a jump of the clock makes no endless list', () => {
  const { second, at } = begun();
  second(0, [3]);
  second(1_000_000, [3]);
  expect(at(5).seconds.length).toBeLessThanOrEqual(600);
});

test('a generator that wakes late is told, by the limit of its run', () => {
  const { add, second, at } = begun({ latenessLimitMs: 20 });
  expect(at(0).generator).toEqual({ state: 'unknown', latenessMs: null, droppedIterations: 0 });
  second(0, [3], 0, [1, 2, 15]);
  expect(at(1).generator.state).toBe('good');
  second(1, [3], 0, [1, 2, 35]);
  add({ t: t0 + 1000, series: 4, n: 1, sum: 4 });
  const { generator } = at(2);
  expect(generator).toMatchObject({ state: 'late', droppedIterations: 4 });
  expect(generator.latenessMs).toBeGreaterThan(30);
});

test('lines in a chart are targets of everything together', () => {
  const targets = ['p95 < 300 ms', 'errorRate < 1 %', 'checks > 99 %', 'users >= 5']
    .map((target) => parseTarget({ target, abort: false }))
    .concat(parseTarget({ target: 'p99 < 1 s', endpoint: 'GET /', abort: false }));
  expect(begun({ targets }).at(0).limits).toEqual([
    { text: 'p95 < 300 ms', metric: 'latency', statistic: 'p95', expected: 300 },
    { text: 'errorRate < 1 %', metric: 'errorRate', statistic: 'rate', expected: 0.01 },
    { text: 'users >= 5', metric: 'users', statistic: expect.any(String), expected: 5 },
  ]);
});

test('before the load nothing is told; a script that does not say when its set-up is over begins with its first request', () => {
  const { add, second, at } = begun({}, false);
  add({ t: t0, series: 2, n: 1, last: 5 });
  expect(at(3)).toMatchObject({ elapsedS: 0, seconds: [] });
  second(2, [4]);
  second(3, [4]);
  expect(at(4)).toMatchObject({ elapsedS: 2, seconds: [{ atS: 0, requestsPerSecond: 1 }] });
  add({ t: t0 + 3000, series: 5, n: 1, last: t0 + 3000 });
  second(4, [4]);
  expect(at(5)).toMatchObject({ elapsedS: 2, seconds: [{ atS: 0, requestsPerSecond: 1 }] });
});

test('sockets are connections, and what is timed are round trips', () => {
  const live = createLive({ steps, plannedS: 20, kind: loadKindOf('ws') });
  expect(live.snapshot(t0)).toMatchObject({ unit: 'connection', times: 'wsRoundTrip' });
});
