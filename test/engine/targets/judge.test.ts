import { describe, expect, it } from 'vitest';
import { Lines, step } from '../measure/lines.ts';
import { codes, healthy, hold, judge, run, spread } from './fixture.ts';

const at = { users: 10 };
const p95 = { target: 'p95 < 300 ms', at, abort: false };

describe('a latency target', () => {
  it('is met', () => {
    const verdict = judge(run(60), p95);
    expect(verdict).toMatchObject({ status: 'pass', tooClose: false, step: 0, fewSamples: false, worstMinute: null });
    expect(verdict.reasons).toEqual([{ code: 'met', facts: {} }]);
    expect(verdict.actual?.value).toBeCloseTo(144.7, 0);
    expect(verdict.actual).toMatchObject({ samples: 1200, confidence: 0.95 });
    expect(verdict.endpoints).toEqual([{ endpoint: 'GET /list', status: 'pass', actual: verdict.actual }]);
  });

  it('is missed', () => {
    const verdict = judge(run(60), 'p95 < 120 ms');
    expect(verdict).toMatchObject({ status: 'fail', tooClose: false });
    expect(codes(verdict)).toEqual(['missed', 'endpoint-missed']);
    expect(verdict.reasons[0]?.facts).toMatchObject({ expected: 120 });
  });

  it('is too close to call when its interval holds the limit, on either side', () => {
    const noisy = () => run(60, (second) => ({ values: spread(50, 150 + (second % 10) * 20, 20) }));
    const { actual } = judge(noisy(), 'p95 < 1 s');
    expect(judge(noisy(), `p95 < ${(actual?.value ?? 0) + 1} ms`)).toMatchObject({ status: 'pass', tooClose: true });
    expect(judge(noisy(), `p95 < ${(actual?.value ?? 0) - 1} ms`)).toMatchObject({ status: 'fail', tooClose: true });
  });

  it('needs 590 samples', () => {
    const verdict = judge(run(29), 'p95 < 300 ms', { steps: [step(0, 0, 29)] });
    expect(verdict).toMatchObject({
      status: 'no-data',
      actual: null,
      reasons: [{ code: 'too-few-samples', facts: { samples: 580, needed: 590 } }],
    });
    expect(judge(run(60), { target: 'p95 < 300 ms', endpoint: 'GET /rare', abort: false })).toMatchObject({
      status: 'no-data',
      reasons: [{ code: 'no-samples' }],
    });
    const rare = run(60).trend(3, 'http_req_duration', { scenario: 'orders', name: 'GET /rare' }, [900]);
    expect(judge(rare, { target: 'p95 < 300 ms', endpoint: 'GET /rare', abort: false })).toMatchObject({
      status: 'no-data',
      reasons: [{ code: 'too-few-samples', facts: { samples: 1, needed: 590 } }],
    });
  });

  it('holds for each endpoint with enough samples, and lists rarer ones', () => {
    const lines = run(60, () => ({ values: spread(50, 150, 400) }));
    for (let second = 0; second < 60; second++)
      lines.trend(second, 'http_req_duration', { scenario: 'orders', name: 'POST /slow' }, spread(500, 600, 10));
    lines
      .trend(5, 'http_req_duration', { scenario: 'orders', name: 'GET /rare' }, [900])
      .trend(5, 'http_req_duration', { name: 'other' }, [900]);
    const verdict = judge(lines, p95);
    expect(verdict).toMatchObject({
      status: 'fail',
      reasons: [{ code: 'endpoint-missed', facts: { endpoint: 'POST /slow', endpoints: 1 } }],
    });
    expect(verdict.endpoints.map(({ endpoint, status }) => [endpoint, status])).toEqual([
      ['GET /list', 'pass'],
      ['GET /rare', 'too-few'],
      ['POST /slow', 'fail'],
    ]);
    expect(verdict.endpoints[1]?.actual).toBeNull();
    expect(judge(lines, { target: 'p95 < 300 ms', endpoint: 'GET /list', abort: false })).toMatchObject({ status: 'pass', endpoints: [] });
  });

  it('counts failures as over the target, however fast they came', () => {
    const some = run(60, () => ({ values: spread(50, 150, 98), failed: [1, 1] }));
    const verdict = judge(some, p95);
    expect(verdict.status).toBe('pass');
    // Rank 95 of 100, of which the two that failed come last: the 95th of 98 answers from 50 to 150 ms.
    expect(verdict.actual?.value).toBeCloseTo(50 + (94 / 97) * 100, 0);
    const many = judge(
      run(60, () => ({ values: spread(50, 150, 90), failed: new Array<number>(10).fill(1) })),
      p95,
    );
    expect(many).toMatchObject({ status: 'fail', actual: null, tooClose: false });
    expect(many.reasons[0]).toEqual({ code: 'requests-failed', facts: { failed: 600, samples: 6000 } });
    expect(
      judge(
        run(60, () => ({ values: [], failed: spread(1, 2, 20) })),
        p95,
      ),
    ).toMatchObject({ status: 'fail', actual: null });
  });

  it('leaves out set-up, tear-down, static assets, the second opinion and what lies outside the hold', () => {
    const slow = new Array<number>(100).fill(5000);
    const lines = run(60);
    lines.trend(1, 'http_req_duration', { group: '::setup', name: 'seed' }, slow);
    lines.trend(2, 'http_req_duration', { scenario: 'orders', name: 'logo', static: 'true' }, slow);
    lines.trend(3, 'http_req_duration', { scenario: 'orders__open', name: 'GET /list' }, slow);
    lines.trend(61, 'http_req_duration', { scenario: 'orders', name: 'GET /list' }, slow);
    lines.trend(4, 'http_req_duration', { scenario: 'orders', name: 'GET /list' }, slow, 'name:list');
    expect(judge(lines, p95)).toMatchObject({ status: 'pass', actual: { samples: 1200 } });
  });

  it('may be for a journey, a transaction or tags', () => {
    const lines = run(60);
    for (let second = 0; second < 60; second++) {
      lines.trend(second, 'http_req_duration', { scenario: 'auth', name: 'POST /login' }, spread(400, 500, 20));
      lines.trend(second, 'transaction_duration', { scenario: 'orders', transaction: 'find' }, spread(100, 200, 10));
    }
    expect(judge(lines, { ...p95, journey: 'orders' }).status).toBe('pass');
    expect(judge(lines, { ...p95, journey: 'auth' }).status).toBe('fail');
    expect(judge(lines, { ...p95, tags: { scenario: 'auth' } })).toMatchObject({ status: 'fail', endpoints: [] });
    expect(judge(lines, { ...p95, transaction: 'find' })).toMatchObject({ status: 'pass', target: { metric: 'transactionTime' } });
  });
});

describe('a target counts only', () => {
  it('when its users were active in 99 % of the seconds', () => {
    const short = run(60, (second) => (second === 30 ? { users: 9 } : {}));
    expect(judge(short, p95)).toMatchObject({
      status: 'no-data',
      reasons: [{ code: 'users-not-reached', facts: { needed: 10, active: 9 } }],
    });
    expect(judge(short, 'p95 < 300 ms').status).toBe('no-data');
    expect(codes(judge(short, 'p95 < 100 ms'))).toEqual(['missed', 'endpoint-missed', 'users-not-reached']);
    expect(judge(short, 'users >= 10')).toMatchObject({ status: 'fail', actual: { value: 9 } });
    expect(judge(run(60), 'users >= 10')).toMatchObject({ status: 'pass', actual: { value: 10, low: null } });
  });

  it('where some plateau held them', () => {
    const steps = [
      step(0, 0, 30, { users: 5, role: 'step' }),
      step(1, 30, 60, { users: 10, role: 'step' }),
      step(2, 60, 90, { users: null, role: 'second-opinion' }),
    ];
    const lines = run(90, (second) => ({ users: second < 30 ? 5 : 10, values: spread(50, second < 30 ? 100 : 250, 30) }));
    expect(judge(lines, { ...p95, at: { users: 10 } }, { steps })).toMatchObject({ status: 'pass', step: 1 });
    expect(judge(lines, { ...p95, at: { users: 4 } }, { steps }).step).toBe(0);
    expect(judge(lines, { ...p95, at: { users: 11 } }, { steps })).toMatchObject({
      status: 'no-data',
      reasons: [{ code: 'no-hold', facts: { users: 11 } }],
    });
    expect(judge(lines, 'p95 < 300 ms', { steps })).toMatchObject({ step: null, actual: { samples: 1800 } });
  });

  it('when checks passed', () => {
    const wrong = run(60, () => ({ checks: [97, 100] }));
    expect(judge(wrong, p95)).toMatchObject({
      status: 'no-data',
      reasons: [{ code: 'checks-failed', facts: { failed: 180, checks: 6000 } }],
    });
    expect(judge(wrong, p95, { others: ['checks > 95 %'] }).status).toBe('pass');
    expect(judge(wrong, 'errorRate < 1 %').status).toBe('pass');
    expect(judge(wrong, 'checks > 99 %').status).toBe('fail');
  });

  it('when the generator was healthy', () => {
    const invalid = { ...healthy, validity: 'invalid' as const };
    const verdict = judge(run(60), 'p95 < 100 ms', { health: invalid });
    expect(verdict.status).toBe('no-data');
    expect(codes(verdict)[0]).toBe('generator-invalid');
    expect(verdict.actual).not.toBeNull();
    expect(judge(run(60), p95, { health: { ...healthy, validity: 'unknown' } }).status).toBe('pass');
  });

  it('when the hold was lived through; a miss stays a miss', () => {
    const cut = run(40);
    expect(judge(cut, p95)).toMatchObject({ status: 'no-data', reasons: [{ code: 'no-hold', facts: { heldS: 40, plannedS: 60 } }] });
    expect(judge(cut, 'p95 < 100 ms').status).toBe('fail');
  });

  it('unless the system slowed its users down', () => {
    // Four requests a pass: 1.2 s at the target latency and 2 s of thinking are 3.2 s; below 95 % of that rate is above 3.37 s.
    expect(
      judge(
        run(60, () => ({ passMs: 3_350 })),
        p95,
      ).status,
    ).toBe('pass');
    const slowed = judge(
      run(60, () => ({ passMs: 3_400 })),
      p95,
    );
    expect(slowed).toMatchObject({ status: 'fail', tooClose: false, reasons: [{ code: 'slowed-by-the-system' }] });
    expect(slowed.reasons[0]?.facts.share).toBeCloseTo(3.2 / 3.4, 6);
    expect(
      judge(
        run(60, () => ({ passMs: 5_000 })),
        p95,
        { pacingS: { orders: 5 } },
      ).status,
    ).toBe('pass');
    expect(
      judge(
        run(60, () => ({ passMs: 3_400 })),
        'p50 < 300 ms',
      ).status,
    ).toBe('pass');
    const mixed = run(60, () => ({ passMs: 9_000 })).counter(3, 'ws_sessions', { scenario: 'orders' }, 1);
    expect(judge(mixed, p95).status).toBe('pass');
  });
});

describe('an open profile', () => {
  const open = [step(0, 0, 60, { users: null, arrivalRate: 5 })];

  it('counts journeys that never started as requests over the target', () => {
    const lines = run(60);
    for (let second = 0; second < 60; second++) lines.counter(second, 'dropped_iterations', { scenario: 'orders' }, 1);
    // Four requests a pass: 4 of 24 a second never were.
    expect(judge(lines, 'p95 < 300 ms', { steps: open })).toMatchObject({
      status: 'fail',
      actual: null,
      reasons: [{ code: 'requests-failed', facts: { failed: 240, samples: 1440 } }],
    });
    expect(judge(lines, { target: 'p95 < 300 ms', endpoint: 'GET /list', abort: false }, { steps: open }).status).toBe('pass');
    expect(judge(lines, 'droppedIterations == 0', { steps: open }).status).toBe('fail');
    expect(judge(run(60), 'droppedIterations == 0', { steps: open })).toMatchObject({ status: 'pass', actual: { value: 0 } });
  });
});

describe('other targets', () => {
  it('are judged by rate, mean, count and speed', () => {
    const lines = run(60, () => ({ values: spread(50, 150, 99), failed: [7] }));
    expect(judge(lines, 'errorRate < 2 %')).toMatchObject({ status: 'pass', actual: { value: 0.01, samples: 6000 } });
    expect(judge(lines, 'availability >= 99.9 %')).toMatchObject({
      status: 'fail',
      reasons: [{ code: 'missed', facts: { actual: 0.01, expected: 0.001 } }],
    });
    expect(judge(lines, 'throughput >= 100 req/s')).toMatchObject({
      status: 'pass',
      actual: { value: 100, low: null, high: null },
      tooClose: false,
    });
    expect(judge(lines, 'iterations count == 300').status).toBe('pass');
    expect(judge(lines, 'latency max < 151 ms').status).toBe('pass');
    expect(judge(lines, 'thinkTime avg < 3 s')).toMatchObject({ status: 'pass', actual: { value: 2000 } });
  });

  it('of a script are found by their own name', () => {
    const lines = run(60).gauge(9, 'queue_depth', { scenario: 'orders' }, 4);
    expect(judge(lines, 'queue_depth value < 5')).toMatchObject({ status: 'pass', actual: { value: 4 } });
    expect(judge(lines, 'no_such p95 < 5')).toMatchObject({ status: 'no-data', reasons: [{ code: 'unknown-metric' }] });
    expect(judge(lines, 'wsRoundTrip p95 < 5 ms')).toMatchObject({ status: 'no-data', reasons: [{ code: 'no-samples' }] });
  });

  it('about pages count every load step and need eleven views for p75', () => {
    const steps = [step(0, 0, 30, { role: 'ramp', kind: 'ramp' }), { ...hold, index: 1, fromS: 30 }];
    const views = (count: number) => {
      const lines = run(60);
      for (let view = 0; view < count; view++)
        lines.trend(view * 4, 'browser_web_vital_lcp', { scenario: 'dispatch' }, [1000 + 100 * view]);
      return lines;
    };
    expect(judge(views(11), 'lcp < 2500 ms', { steps })).toMatchObject({
      status: 'pass',
      step: null,
      actual: { value: expect.closeTo(1750, -1), samples: 11 },
    });
    expect(judge(views(10), 'lcp < 2500 ms', { steps })).toMatchObject({
      status: 'no-data',
      reasons: [{ code: 'too-few-samples', facts: { needed: 11 } }],
    });
  });
});

describe('the worst minute', () => {
  const long = [step(0, 0, 180, { users: 10 })];
  const lines = () =>
    run(180, (second) => (second >= 90 && second < 150 ? { values: spread(50, 250, 20), failed: second === 100 ? [1] : [] } : {}));

  it('stands beside a hold of two minutes or more', () => {
    const verdict = judge(lines(), p95, { steps: long });
    expect(verdict.worstMinute).toBeGreaterThan(238);
    expect(verdict.worstMinute).toBeLessThan(251);
    expect(verdict.actual?.value).toBeLessThan(235);
    expect(judge(lines(), 'errorRate < 1 %', { steps: long }).worstMinute).toBeCloseTo(1 / 1201, 9);
    expect(judge(lines(), 'throughput > 1 /s', { steps: long }).worstMinute).toBe(20);
    expect(judge(run(119), p95, { steps: [step(0, 0, 119, { users: 10 })] }).worstMinute).toBeNull();
  });
});

describe('a run without steps', () => {
  it('is judged as a whole', () => {
    const lines = run(40).trend(41, 'http_req_duration', { group: '::teardown', name: 'bye' }, [9000]);
    expect(judge(lines, 'p95 < 300 ms', { steps: [] })).toMatchObject({ status: 'pass', step: null, actual: { samples: 800 } });
    expect(judge(new Lines(), 'p95 < 300 ms', { steps: [] })).toMatchObject({ status: 'no-data', reasons: [{ code: 'no-samples' }] });
  });
});
