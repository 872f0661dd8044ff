import { describe, expect, it } from 'vitest';
import { createFold } from '../../../engine/measure/fold.ts';
import { createObserver, type Observation } from '../../../engine/measure/observe.ts';
import { parseWindowFileLine } from '../../../engine/measure/parse.ts';
import { pool } from '../../../engine/measure/pool.ts';
import type { WindowFileLine } from '../../../engine/model/window-file.ts';
import { header, origin } from './lines.ts';

const latency = (timeMs: number, value: number, tags: Record<string, string> = { scenario: 'orders', name: 'list' }): Observation => ({
  metric: 'http_req_duration',
  kind: 'trend',
  contains: 'time',
  value,
  timeMs: origin + timeMs,
  tags,
});

function observe(observations: readonly Observation[], thresholds: Record<string, string[]> = {}): WindowFileLine[] {
  const lines: WindowFileLine[] = [];
  const observer = createObserver((line) => lines.push(line), { header: { ...header, thresholds } });
  for (const observation of observations) observer.add(observation);
  observer.end('completed', origin + 9_000);
  return lines;
}

function measured(lines: readonly WindowFileLine[]) {
  const fold = createFold({ steps: [] });
  for (const line of lines) fold.add(parseWindowFileLine(JSON.stringify(line)));
  return fold;
}

describe('createObserver', () => {
  it('writes what the recorder would: metric, series, windows by second, end', () => {
    const lines = observe([latency(100, 1.5), latency(900, 2), latency(1_000, 7)]);
    expect(lines.map((line) => Object.keys(line)[0])).toEqual(['v', 'metric', 'series', 't', 't', 'end']);
    expect(lines[1]).toEqual({ metric: 'http_req_duration', type: 'trend', contains: 'time', scale: 1000 });
    expect(lines[2]).toEqual({ series: 1, metric: 'http_req_duration', tags: { scenario: 'orders', name: 'list' } });
    expect(lines[3]).toMatchObject({ t: origin, series: 1, n: 2, sum: 3.5, min: 1.5, max: 2 });
    expect(lines[4]).toMatchObject({ t: origin + 1_000, n: 1 });
    expect(lines[5]).toEqual({ end: origin + 9_000, reason: 'completed' });
  });

  it('keeps the parts of a request by journey, whichever request it was', () => {
    const waiting = (name: string): Observation => ({
      ...latency(0, 1, { scenario: 'orders', name, method: 'GET', status: '200', team: 'blue' }),
      metric: 'http_req_waiting',
    });
    const lines = observe([waiting('list'), waiting('search')]);
    expect(lines.filter((line) => 'tags' in line)).toEqual([
      { series: 1, metric: 'http_req_waiting', tags: { scenario: 'orders', team: 'blue' } },
    ]);
    expect(pool(measured(lines).measurement(), { metric: 'waitTime' }).count).toBe(2);
  });

  it('adds late observations as further lines of the same second', () => {
    const lines = observe([latency(0, 1), latency(5_000, 2), latency(100, 3)]);
    expect(lines.filter((line) => 't' in line).map((line) => ('t' in line ? line.t - origin : null))).toEqual([0, 0, 5_000]);
    expect(pool(measured(lines).measurement(), { metric: 'latency' })).toMatchObject({ count: 3, sum: 6, min: 1, max: 3 });
  });

  it('keeps counters, rates and gauges apart', () => {
    const of = (metric: string, kind: Observation['kind'], value: number): Observation => ({
      ...latency(0, value),
      metric,
      kind,
      contains: 'default',
    });
    const lines = observe([
      of('hits', 'counter', 3),
      of('hits', 'counter', 4),
      of('ok', 'rate', 1),
      of('ok', 'rate', 0),
      of('depth', 'gauge', 9),
      of('depth', 'gauge', 2),
    ]);
    const windows = lines.filter((line) => 't' in line);
    expect(windows).toEqual([
      { t: origin, series: 1, n: 2, sum: 7 },
      { t: origin, series: 2, n: 2, sum: 1 },
      { t: origin, series: 3, n: 2, last: 2, min: 2, max: 9 },
    ]);
  });

  it('drops tags without meaning, templates URLs and keeps copies for selectors', () => {
    const tags = { scenario: 'orders', url: 'https://shop.test/orders/17?token=abc', method: 'GET', vu: '3', error: 'x' };
    const lines = observe([latency(0, 5, tags)], {
      'http_req_duration{method:GET, scenario:"orders"}': ['p(95)<9'],
      'http_req_duration{vu:4}': [],
    });
    expect(lines.filter((line) => 'tags' in line)).toEqual([
      { series: 1, metric: 'http_req_duration', tags: { scenario: 'orders', method: 'GET', name: 'https://shop.test/orders/:id?token=*' } },
      { series: 2, metric: 'http_req_duration', tags: {}, selector: 'method:GET, scenario:"orders"' },
    ]);
  });

  it('folds tag sets beyond a thousand', () => {
    const lines = observe(
      Array.from({ length: 1_005 }, (_, at) => latency(at < 1_002 ? 0 : at * 10, 1, { scenario: 'orders', name: `page ${at}x` })),
    );
    const fold = measured(lines);
    expect(fold.warnings()).toHaveLength(1);
    expect(pool(fold.measurement(), { metric: 'latency', tags: { name: 'other' } }).count).toBe(5);
    expect(pool(fold.measurement(), { metric: 'latency' }).count).toBe(1_005);
  });

  it('gives a metric of unknown size a scale with three digits, as the recorder does', () => {
    const size = (metric: string, contains: string, value: number): Observation => ({ ...latency(0, value), metric, contains });
    const lines = observe([
      size('a', 'default', 2.5),
      size('b', 'data', 9),
      size('c', 'default', 0),
      size('d', 'default', 4e9),
      size('browser_web_vital_cls', 'default', 0.02),
    ]);
    expect(lines.filter((line) => 'type' in line).map((line) => ('scale' in line ? line.scale : 0))).toEqual([1e5, 1, 1000, 1e-4, 1e6]);
  });

  it('counts what cannot be recorded', () => {
    const fold = measured(observe([latency(0, Number.NaN), latency(0, -1), latency(0, 1e12), latency(0, 3)]));
    expect(pool(fold.measurement(), { metric: 'droppedSamples' }).sum).toBe(1);
    expect(pool(fold.measurement(), { metric: 'clampedSamples' }).sum).toBe(2);
    expect(pool(fold.measurement(), { metric: 'latency' }).count).toBe(3);
  });
});
