import { describe, expect, test } from 'vitest';
import { baselineOf } from '../../../engine/compare/baseline.ts';
import { compareWithBaselines } from '../../../engine/compare/baselines.ts';
import { baselineSchema } from '../../../engine/model/baseline.ts';
import type { ChangeReason, Comparison } from '../../../engine/model/comparison.ts';
import { HeadroomError } from '../../../engine/model/error.ts';
import type { LoadStep } from '../../../engine/model/load.ts';
import { measure } from '../report/synthetic/fold-lines.ts';
import { type RunChanges, runOf } from '../report/synthetic/run-document.ts';
import { session } from '../report/synthetic/session.ts';

const approved = { by: 'Ada', at: '2026-03-12T10:00:00.000Z', why: 'first good run' };
const measurement = session({ errorRate: 0.01 });
const approve = (changes: RunChanges = {}, measured = measurement) =>
  baselineOf({ run: runOf(measured, changes), measurement: measured, approved });
const find = (metric: string, endpoint: string | null, baseline = approve()) =>
  baseline.series.find((series) => series.metric === metric && series.endpoint === endpoint);

describe('a baseline', () => {
  test('is a document that stands alone', () => {
    const workCounters = [{ endpoint: 'GET /api/orders', counter: 'dbQueries', value: 2 }];
    const baseline = approve({ workCounters });
    expect(baselineSchema.parse(JSON.parse(JSON.stringify(baseline)))).toEqual(baseline);
    expect(baseline).toMatchObject({ run: 'head', approved, workCounters, hardKeys: { k6: '2.2' } });
  });

  test('holds the hold alone, pooled and by endpoint', () => {
    expect(find('latency', null)?.count).toBe(2400);
    expect(find('latency', 'GET /api/orders')?.count).toBe(1200);
    expect(find('latency', 'GET /api/orders')?.quantiles.p50).toBeCloseTo(40, -1);
    expect(find('errorRate', null)?.rate).toBeCloseTo(0.01, 2);
  });

  test('holds only quantiles that have ten times the samples they need', () => {
    expect(Object.keys(find('latency', null)?.quantiles ?? {})).toEqual(['p50', 'p75', 'p90', 'p95']);
    const rare = approve({}, session({ requestsPerSecond: 4 }));
    expect(Object.keys(find('latency', 'GET /api/plans', rare)?.quantiles ?? {})).toEqual(['p50', 'p75']);
  });

  test('takes the plateaus where no step is a hold, and the whole load where there are none', () => {
    const step = (index: number, kind: LoadStep['kind'], role: LoadStep['role'], fromS: number, toS: number): LoadStep => ({
      index,
      kind,
      role,
      fromS,
      toS,
      users: 50,
      arrivalRate: null,
    });
    const plateaus = [
      step(0, 'ramp', 'ramp', 0, 5),
      step(1, 'plateau', 'step', 5, 15),
      step(2, 'ramp', 'ramp', 15, 25),
      step(3, 'plateau', 'step', 25, 35),
    ];
    expect(find('latency', null, approve({}, session({ steps: plateaus })))?.count).toBe(20 * 80);
    const ramps = [step(0, 'ramp', 'ramp', 0, 20), step(1, 'plateau', 'second-opinion', 20, 35)];
    expect(find('latency', null, approve({}, session({ steps: ramps })))?.count).toBe(20 * 80);
    expect(find('latency', null, approve({}, session({ steps: [] })))?.count).toBe(35 * 80);
  });

  test('ranks failures above every answer, as targets do', () => {
    const measured = measure([], (lines) => {
      const answered = (count: number, ms: number, failed: boolean) =>
        lines.trend(
          'latency',
          { scenario: 'default', name: 'a', expected_response: String(!failed) },
          1,
          Array.from({ length: count }, () => ms),
        );
      answered(940, 10, false);
      answered(60, 1, true);
    });
    const quantiles = find('latency', null, approve({}, measured))?.quantiles;
    expect(Object.keys(quantiles ?? {})).toEqual(['p50', 'p75', 'p90']);
    expect(quantiles?.p50).toBeCloseTo(10, 1);
  });

  test('leaves out set-up and static assets', () => {
    const measured = measure([], (lines) => {
      const values = Array.from({ length: 60 }, () => 20);
      lines.trend('latency', { scenario: 'default', name: 'GET /api' }, 1, values);
      lines.trend('latency', { group: '::setup', name: 'POST /seed' }, 0, values);
      lines.trend('latency', { scenario: 'default', name: 'GET /app.js', static: 'true' }, 1, values);
    });
    expect(approve({}, measured).series.map(({ endpoint, count }) => [endpoint, count])).toEqual([
      [null, 60],
      ['GET /api', 60],
    ]);
  });

  test('takes the hold at the highest load when targets made several', () => {
    const hold = (index: number, fromS: number, toS: number, users: number): LoadStep => ({
      index,
      kind: 'plateau',
      role: 'hold',
      fromS,
      toS,
      users,
      arrivalRate: null,
    });
    expect(
      find('latency', null, approve({}, session({ steps: [hold(0, 0, 10, 20), hold(1, 10, 30, 50), hold(2, 30, 35, 10)] })))?.count,
    ).toBe(20 * 80);
  });
});

describe('refused with BASELINE_REFUSED', () => {
  const refusal = (approving: () => unknown): HeadroomError => {
    try {
      approving();
    } catch (error) {
      if (error instanceof HeadroomError) return error;
    }
    throw new Error('nothing was refused');
  };

  test.each<[string, RunChanges, RegExp]>([
    ['aborted', { outcome: 'aborted' }, /was aborted/],
    ['failed', { outcome: 'failed' }, /it failed/],
    ['truncated', { outcome: 'truncated', recovered: true }, /cut off/],
    ['invalid', { health: { validity: 'invalid' } }, /generator did not keep up/],
    ['of an unknown scenario', { provenance: { scenarioHash: '' } }, /scenario is not known/],
  ])('is a run that was %s', (_, changes, why) => {
    const error = refusal(() => approve(changes));
    expect(error.code).toBe('BASELINE_REFUSED');
    expect(error.message).toMatch(why);
    expect(error.hint).not.toBe('');
  });

  test('is a run without samples', () => {
    expect(refusal(() => approve({}, session({ requestsPerSecond: 0 }))).message).toMatch(/too few samples/);
    expect(refusal(() => approve({}, session({ seconds: 3 }))).message).toMatch(/too few samples/);
  });

  test('is a run of another scenario than was named', () => {
    const error = refusal(() => baselineOf({ run: runOf(measurement), measurement, approved, scenario: 'checkout' }));
    expect(error.message).toMatch(/ran the scenario demo, not checkout/);
  });

  test('is a run that regressed, or is far off and was seen once', () => {
    const counters = (value: number) => ({ workCounters: [{ endpoint: 'GET /api/orders', counter: 'dbQueries', value }] });
    const before = approve({ id: 'base', ...counters(1) });
    const refused = (changes: RunChanges, measured = measurement) => {
      const run = runOf(measured, changes);
      const comparison = compareWithBaselines({ run, measurement: measured, baselines: [before], family: ['p95'], delta: 0.03 });
      return refusal(() => baselineOf({ run, measurement: measured, approved, comparison })).message;
    };
    expect(refused(counters(5))).toMatch(/regressed/);
    expect(refused({}, session({ medians: { 'GET /api/orders': 400, 'GET /api/plans': 90 } }))).toMatch(/far off/);
  });

  test('is a run that may have regressed; not one of which too little is known, nor one that is learning', () => {
    const found = compareWithBaselines({
      run: runOf(measurement),
      measurement,
      baselines: [approve({ id: 'base' })],
      family: ['p95'],
      delta: 0.03,
    });
    if (found === null) throw new Error('nothing was compared');
    const stored = (codes: readonly ChangeReason['code'][], changes: Partial<Comparison> = {}): Comparison => ({
      ...found,
      mode: 'stored',
      verdict: 'inconclusive',
      reasons: codes.map((code) => ({ code, facts: {} })),
      ...changes,
    });
    const approving = (comparison: Comparison, gate: Comparison | null = null) =>
      baselineOf({ run: runOf(measurement), measurement, approved, comparison, gate });
    for (const code of ['beyond-chance', 'unconfirmed', 'control-workload-moved', 'no-steady-state', 'too-few-samples'] as const) {
      expect(refusal(() => approving(stored(['not-enough-evidence', code]))).message).toMatch(/inconclusive: /);
      expect(refusal(() => approving(found, stored([code], { mode: 'duet' }))).message).toMatch(/inconclusive: /);
      expect(approving(stored([code], { mode: 'learning' })).run).toBe('head');
    }
    expect(refusal(() => approving(found, stored([], { mode: 'duet', verdict: 'regressed' }))).message).toMatch(/regressed/);
    expect(approving(stored(['not-enough-evidence', 'soft-key-differs'])).run).toBe('head');
  });

  test('is not a run of a k6 whose lateness nobody saw', () => {
    expect(approve({ health: { validity: 'unknown' } }).run).toBe('head');
  });
});
