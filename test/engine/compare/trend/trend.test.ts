import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { historyOf } from '../../../../engine/compare/trend/history.ts';
import { type TrendSession, trendOf } from '../../../../engine/compare/trend.ts';
import type { Baseline, BaselineSeries } from '../../../../engine/model/baseline.ts';
import type { Run } from '../../../../engine/model/run.ts';
import { parseDocument } from '../../../../engine/store/documents/document.ts';

const documents = path.join(import.meta.dirname, '../../../fixtures/documents');
const sampleRun = parseDocument('run', readFileSync(path.join(documents, 'run.v1.json'), 'utf8'), 'run');
const sampleBaseline = parseDocument('baseline', readFileSync(path.join(documents, 'baseline.v1.json'), 'utf8'), 'baseline');

const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString();
const session = (index: number, series: Partial<BaselineSeries>): TrendSession => ({
  run: `run-${index}`,
  measuredAt: day(index),
  commit: `commit-${index}`,
  series: [{ metric: 'latency', endpoint: null, count: 1000, quantiles: {}, mean: null, rate: null, ...series }],
});
const wobble = [0, 3, -2, 4, -4, 1, -1, 2, -3, 0, 2, -2];

describe('a trend', () => {
  test('says between which sessions it moved, and by how much', () => {
    const sessions = [...wobble, ...wobble].map((by, index) => session(index, { quantiles: { p95: (index < 12 ? 200 : 260) + by } }));
    const trend = trendOf(sessions.toReversed(), 'p95');
    expect(trend).toMatchObject({ metric: 'latency', statistic: 'p95', scale: 'ratio' });
    expect(trend.levels).toEqual([
      { from: 0, sessions: 12, value: 200 },
      { from: 12, sessions: 12, value: 260 },
    ]);
    const [change] = trend.changes;
    expect(trend.changes).toHaveLength(1);
    expect(change).toMatchObject({
      before: { run: 'run-11', measuredAt: day(11), commit: 'commit-11' },
      after: { run: 'run-12', measuredAt: day(12), commit: 'commit-12' },
      direction: 'worse',
    });
    expect(change?.change.value).toBeCloseTo(0.3, 2);
    expect(change?.change.low).toBeGreaterThan(0.28);
    expect(change?.change.high).toBeLessThan(0.32);
  });

  test('of a rate is told by difference, of what is better when higher the other way round', () => {
    const rates = [...wobble, ...wobble].map((by, index) =>
      session(index, { metric: 'errorRate', rate: (index < 12 ? 0 : 0.02) + Math.abs(by) / 10_000 }),
    );
    const errors = trendOf(rates, 'errorRate');
    expect(errors).toMatchObject({ statistic: 'rate', scale: 'difference', changes: [{ direction: 'worse' }] });
    expect(errors.changes[0]?.change.value).toBeCloseTo(0.02, 3);
    const checks = trendOf(
      rates.map((one) => ({ ...one, series: one.series.map((series) => ({ ...series, metric: 'checks' })) })),
      'checks',
    );
    expect(checks.changes).toMatchObject([{ direction: 'better' }]);
  });

  test('leaves out sessions with too few samples, and endpoints', () => {
    const known = session(0, { quantiles: { p95: 7 } });
    expect(
      trendOf([known, session(1, { quantiles: {} }), session(2, { endpoint: 'GET /', quantiles: { p95: 9 } })], 'p95').points,
    ).toMatchObject([{ run: 'run-0', value: 7 }]);
    expect(trendOf([], 'p95')).toMatchObject({ points: [], levels: [], changes: [] });
  });
});

describe('a history', () => {
  const run = (index: number, changes: Partial<Run> = {}): Run => ({ ...sampleRun, id: `run-${index}`, startedAt: day(index), ...changes });
  const baseline = (index: number, changes: Partial<Baseline> = {}): Baseline => ({
    ...sampleBaseline,
    run: `run-${index}`,
    measuredAt: day(index),
    ...changes,
  });
  const ids = (history: ReturnType<typeof historyOf>) => history?.sessions.map((one) => one.run);

  test('is of valid, completed runs, and of baselines whose run is gone', () => {
    const invalid = { ...sampleRun.health, validity: 'invalid' as const };
    const runs = [run(3), run(4, { outcome: 'aborted' }), run(5, { health: invalid }), run(2)];
    const baselines = [baseline(3), baseline(1), baseline(5)];
    const history = historyOf({ runs, baselines });
    expect(ids(history)).toEqual(['run-1', 'run-2', 'run-3']);
    expect(history?.sessions.map((one) => one.baseline?.run ?? null)).toEqual(['run-1', null, 'run-3']);
  });

  test('follows the newest session: its scenario, its environment, its hard keys', () => {
    const others = [
      run(1, { scenario: 'smoke' }),
      run(2, { environment: 'staging' }),
      run(3, { provenance: { ...sampleRun.provenance, scenarioHash: 'older' } }),
    ];
    const history = historyOf({ runs: [...others, run(4), run(0)], baselines: [baseline(7, { hardKeys: {}, environment: 'elsewhere' })] });
    expect(history).toMatchObject({ scenario: sampleBaseline.scenario, environment: 'elsewhere' });
    const own = historyOf({ runs: [...others, run(4), run(0)], baselines: [], scenario: sampleRun.scenario });
    expect(ids(own)).toEqual(['run-0', 'run-4']);
    expect(own?.otherKeys).toEqual({ sessions: 1, keys: ['scenario'] });
    expect(ids(historyOf({ runs: others, baselines: [], environment: 'staging' }))).toEqual(['run-2']);
    expect(historyOf({ runs: others, baselines: [], scenario: 'nothing' })).toBeNull();
  });
});
