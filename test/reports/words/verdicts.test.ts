import { describe, expect, it } from 'vitest';
import { type Verdict, verdictReasonSchema } from '../../../engine/model/target.ts';
import { margin, statisticName, targetName, unitOf } from '../../../reports/words/targets.ts';
import { verdictReasons } from '../../../reports/words/verdicts.ts';
import { demoReport } from '../variants.ts';

const demo = demoReport();
const [latency] = demo.verdicts as [Verdict, ...Verdict[]];

describe('verdict reasons', () => {
  const facts: Readonly<Record<string, Readonly<Record<string, number | string>>>> = {
    'requests-failed': { failed: 90, samples: 900 },
    'endpoint-missed': { endpoint: 'GET /x', endpoints: 1 },
    'slowed-by-the-system': { share: 0.81 },
    'too-few-samples': { samples: 17, needed: 590 },
    'users-not-reached': { needed: 1000, active: 812 },
    'no-hold': { heldS: 12, plannedS: 60 },
    'checks-failed': { failed: 40, checks: 900 },
  };
  const missed: Verdict = {
    ...latency,
    actual: { value: 412, low: 401, high: 426, confidence: 0.95, samples: 9822 },
    endpoints: [
      { endpoint: 'GET /x', status: 'fail', actual: { value: 613, low: 580, high: 641, confidence: 0.95, samples: 3517 } },
      { endpoint: 'GET /y', status: 'fail', actual: { value: 340, low: null, high: null, confidence: 0.95, samples: 700 } },
    ],
  };

  it.each([
    ['met', 'met: 112 ms over'],
    ['missed', 'missed: 412 ms [401, 426] (n = 9,822), 112 ms over'],
    ['requests-failed', 'missed: 10.0 % of the requests failed, and a failure counts as over any limit, so there is no p95'],
    ['endpoint-missed', 'GET /x misses it with 613 ms [580, 641] (n = 3,517), and 1 other endpoint too'],
    ['slowed-by-the-system', 'users were slowed by the system: journeys went at 81.0 % of the rate they would have within the target'],
    ['too-few-samples', 'too few to judge: 17 of the 590 samples a p95 needs'],
    ['no-samples', 'nothing was measured for it'],
    ['users-not-reached', 'only 812 of 1,000 users were active in 99 % of the hold'],
    ['no-hold', 'the hold was cut short: 12 s of 60 s'],
    ['checks-failed', '40 checks failed: answers were wrong, whatever their speed'],
    ['generator-invalid', 'the generator was not healthy, so the run says nothing about it'],
    ['unknown-metric', 'the run has no metric named latency (Latency)'],
  ] as const)('%s reads “%s”', (code, text) => {
    expect(verdictReasons({ ...missed, reasons: [{ code, facts: facts[code] ?? {} }] })).toEqual([text]);
  });

  it('has a clause for every code, with its facts or without', () => {
    for (const code of verdictReasonSchema.shape.code.options)
      for (const each of [{}, facts[code] ?? {}])
        expect(verdictReasons({ ...missed, reasons: [{ code, facts: each }] }).join()).toMatch(/^\S.{10,}/);
  });

  it('says when there is no interval to hold the limit', () => {
    const actual = { value: 542, low: null, high: null, confidence: 0.95, samples: 11 };
    expect(verdictReasons({ ...latency, reasons: [], tooClose: true, actual })).toEqual([
      'too close to call: too few samples for an interval',
    ]);
  });

  it('adds noise, few samples and the worst minute', () => {
    expect(verdictReasons({ ...latency, reasons: [], tooClose: true, fewSamples: true, worstMinute: 287 })).toEqual([
      'too close to call: the interval holds the limit',
      `few samples (n = ${latency.actual?.samples.toLocaleString('en')})`,
      'worst minute 287 ms',
    ]);
  });
});

describe('targets', () => {
  it('names what a target holds for, once', () => {
    expect(targetName(latency.target)).toBe('p95 < 300 ms at 1,000 users');
    expect(targetName({ ...latency.target, text: 'users >= 1000' })).toBe('users >= 1000');
    expect(targetName({ ...latency.target, at: undefined, scope: { endpoint: 'POST /api/orders', tags: { region: 'eu' } } } as never)).toBe(
      'p95 < 300 ms · POST /api/orders · region:eu',
    );
  });

  it.each([
    ['latency', 'p95', '<', 300, 212, '88.0 ms under'],
    ['latency', 'p95', '<=', 300, 300, 'at the limit'],
    ['latency', 'p95', '<', 300, 412, '112 ms over'],
    ['errorRate', 'rate', '<', 0.01, 0.0007, '0.93 points under'],
    ['checks', 'rate', '>=', 0.99, 0.95, '4.00 points short'],
    ['users', 'min', '>=', 1000, 997, '3 short'],
    ['users', 'min', '>=', 1000, 1010, '10 above'],
    ['latency', 'p95', '==', 300, 412, null],
  ] as const)('margin of %s %s %s %s at %s is %s', (metric, statistic, operator, expected, value, text) => {
    const actual = { value, low: null, high: null, confidence: 0.95, samples: 1000 };
    const target = { ...latency.target, metric, statistic, operator, expected };
    expect(margin({ ...latency, status: 'pass', target, actual })).toBe(text);
    expect(margin({ ...latency, status: 'no-data', target, actual })).toBeNull();
  });

  it('knows the unit of a script’s own metric from the report', () => {
    const custom = [{ metric: 'basket_time', kind: 'trend', unit: 'ms', tags: {}, samples: 1, value: 1, p50: null, p95: null, p99: null }];
    expect([
      unitOf('basket_time', 'p95', custom),
      unitOf('basket_time', 'p95'),
      unitOf('basket_time', 'count', custom),
      unitOf('checks', 'rate'),
      unitOf('requests', 'perSecond'),
    ]).toEqual(['ms', 'count', 'count', 'fraction', 'perSecond']);
  });

  it.each([
    ['latency', 'p95', 'p95 latency'],
    ['lcp', 'p75', 'LCP p75'],
    ['errorRate', 'rate', 'error rate'],
    ['dbTime', 'avg', 'mean database time'],
    ['dbQueries', 'count', 'queries per request'],
    ['wsRoundTrip', 'p95', 'p95 WebSocket round trip'],
    ['latency', 'constructor', 'latency'],
  ])('%s %s is called “%s”', (metric, statistic, text) => {
    expect(statisticName(metric, statistic)).toBe(text);
  });
});
