import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeThreshold } from '../../../engine/targets/judge-threshold.ts';
import { targetsFromThresholds } from '../../../engine/targets/threshold.ts';
import { Lines } from '../measure/lines.ts';

const tags = { scenario: 'orders', name: 'list', status: '200' };

describe('targetsFromThresholds', () => {
  it('reads what a script declares', () => {
    const targets = targetsFromThresholds({
      'http_req_duration{status:200}': ['p(95)<300', 'avg<200'],
      checks: ['rate>0.9'],
      my_counter: [' count < 10 '],
      http_reqs: ['rate>100'],
      my_gauge: ['value===3'],
      'my_trend{name:"a{b}"}': ['med != 1.5e1'],
      empty: [],
    });
    expect(targets.map(({ metric, selector, statistic, operator, expected }) => [metric, selector, statistic, operator, expected])).toEqual(
      [
        ['latency', 'status:200', 'p95', '<', 300],
        ['latency', 'status:200', 'avg', '<', 200],
        ['checks', undefined, 'rate', '>', 0.9],
        ['my_counter', undefined, 'count', '<', 10],
        ['requests', undefined, 'perSecond', '>', 100],
        ['my_gauge', undefined, 'value', '==', 3],
        ['my_trend', 'name:"a{b}"', 'p50', '!=', 15],
      ],
    );
    expect(targets[0]).toMatchObject({ text: 'http_req_duration{status:200}: p(95)<300', source: 'threshold', abort: false, scope: {} });
  });

  it.each(['p(95)', 'p95<300', 'p(101)<3', 'p()<3', 'avg<fast', 'avg<', 'toString<3', ''])('refuses %j, as k6 does', (expression) => {
    expect(() => targetsFromThresholds({ my_trend: [expression] })).toThrow(expect.objectContaining({ code: 'TARGET_SYNTAX' }));
  });

  it('never crashes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, expression) => {
        try {
          targetsFromThresholds({ [key]: [expression] });
        } catch (error) {
          expect(error).toMatchObject({ name: 'HeadroomError', code: 'TARGET_SYNTAX' });
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('judgeThreshold', () => {
  const lines = new Lines()
    .trend(0, 'http_req_duration', { group: '::setup', name: 'health' }, [100])
    .trend(0, 'http_req_duration', tags, [0, 30, 80, 70, 60])
    .trend(1, 'http_req_duration', { ...tags, expected_response: 'false' }, [50, 40, 90, 20])
    .trend(1, 'http_req_duration', {}, [0, 30, 80, 70], 'status:200')
    .counter(0, 'http_reqs', tags, 6)
    .counter(1, 'http_reqs', tags, 4)
    .counter(0, 'orders_created', { scenario: 'orders' }, 3)
    .gauge(0, 'queue_depth', { scenario: 'orders' }, 9)
    .gauge(1, 'queue_depth', { scenario: 'orders' }, 4)
    .rate(0, 'checks', { scenario: 'orders', check: 'a' }, 3, 4)
    .counter(1, 'never', {}, 0, 0);

  function judged(key: string, expression: string) {
    const [target] = targetsFromThresholds({ [key]: [expression] });
    if (!target) throw new Error('no target');
    return judgeThreshold(lines.fold().measurement(), target);
  }

  it.each([
    // The values k6 v2.2.0 expects of its own sink for these ten samples (metrics/sink_test.go, TestTrendSink).
    ['http_req_duration', 'p(95)<95.6', 95.5],
    ['http_req_duration', 'p(99)<99.2', 99.1],
    ['http_req_duration', 'p(90)<=91.1', 91],
    ['http_req_duration', 'med<55.1', 55],
    ['http_req_duration', 'avg==54', 54],
    ['http_req_duration', 'min==0', 0],
    ['http_req_duration', 'max==100', 100],
    ['http_req_duration', 'p(0)==0', 0],
    ['http_req_duration', 'p(100)==100', 100],
    ['http_req_duration{status:200}', 'avg<=45', 45],
    ['http_reqs', 'count==10', 10],
    ['http_reqs', 'rate==5', 5],
    ['orders_created', 'rate==1.5', 1.5],
    ['orders_created', 'count<4', 3],
    ['queue_depth', 'value==4', 4],
    ['checks', 'rate>=0.75', 0.75],
  ])('%s: %s passes by the rule of k6 at any sample count', (key, expression, value) => {
    const verdict = judged(key, expression);
    expect(verdict).toMatchObject({ status: 'pass', step: null, worstMinute: null, endpoints: [], reasons: [{ code: 'met' }] });
    expect(Math.abs((verdict.actual?.value ?? 0) - value)).toBeLessThanOrEqual(value * 0.0005);
  });

  it('fails what is missed', () => {
    expect(judged('http_req_duration', 'p(95)<95')).toMatchObject({ status: 'fail', reasons: [{ code: 'missed' }] });
    expect(judged('checks', 'rate>0.75')).toMatchObject({ status: 'fail' });
  });

  it('flags few samples, and only for percentiles', () => {
    expect(judged('http_req_duration', 'p(95)<300').fewSamples).toBe(true);
    expect(judged('http_req_duration', 'avg<300').fewSamples).toBe(false);
  });

  it('says which of the two rates of k6 it was', () => {
    expect(judged('orders_created', 'rate>1').target.statistic).toBe('perSecond');
    expect(judged('checks', 'rate>0').target.statistic).toBe('rate');
  });

  it('is no data without samples, where k6 passes', () => {
    expect(judged('http_req_duration{status:404}', 'p(95)<300')).toMatchObject({
      status: 'no-data',
      actual: null,
      reasons: [{ code: 'no-samples' }],
    });
    expect(judged('http_req_duration{status:404}', 'avg<300')).toMatchObject({ status: 'no-data', actual: null });
    expect(judged('never', 'count<1')).toMatchObject({ status: 'no-data', reasons: [{ code: 'no-samples' }] });
    expect(judged('missing', 'count<1')).toMatchObject({ status: 'no-data', reasons: [{ code: 'unknown-metric' }] });
  });
});
