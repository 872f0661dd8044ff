import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baselineOf } from '../../../engine/compare/baseline.ts';
import { compareWithBaselines } from '../../../engine/compare/baselines.ts';
import { comparisonSchema } from '../../../engine/model/comparison.ts';
import type { Measurement } from '../../../engine/model/measurement.ts';
import { type RunChanges, runOf } from '../report/synthetic/run-document.ts';
import { session } from '../report/synthetic/session.ts';

const approved = { by: 'Ada', at: '2026-03-12T10:00:00.000Z', why: 'good' };
const medians = (factor: number, plans = 1) => ({ 'GET /api/orders': 40 * factor, 'GET /api/plans': 10 * factor * plans });
const stored = (id: string, measured: Measurement, changes: RunChanges = {}) =>
  baselineOf({ run: runOf(measured, { id, ...changes }), measurement: measured, approved });
const sessions = (count: number, changes: RunChanges = {}) =>
  Array.from({ length: count }, (_, index) =>
    stored(`base-${index}`, session({ seed: index + 1, medians: medians(1 + (index % 3) / 50) }), {
      startedAt: `2026-01-0${index + 1}T08:00:00.000Z`,
      ...changes,
    }),
  );
const against = (
  baselines: ReturnType<typeof sessions>,
  measured = session({ seed: 50 }),
  changes: RunChanges = {},
  family = ['p95', 'errorRate'],
) => {
  const found = compareWithBaselines({ run: runOf(measured, changes), measurement: measured, baselines, family, delta: 0.03 });
  if (!found) throw new Error('nothing was compared');
  return comparisonSchema.parse(found);
};
const codes = ({ reasons }: { reasons: { code: string }[] }) => reasons.map(({ code }) => code);
const slow = (factor: number) => session({ seed: 51, medians: medians(factor) });

describe('without baselines', () => {
  test('there is no comparison', () => {
    const measurement = session();
    const input = { run: runOf(measurement), measurement, family: ['p95'], delta: 0.03 };
    expect(compareWithBaselines({ ...input, baselines: [] })).toBeNull();
    expect(compareWithBaselines({ ...input, baselines: [stored('head', measurement)] })).toBeNull();
  });
});

describe('learning', () => {
  test('with one baseline shows the change without an interval and proves nothing', () => {
    const found = against(sessions(1));
    expect(found).toMatchObject({
      mode: 'learning',
      verdict: 'inconclusive',
      baselineSessions: 1,
      neededSessions: 6,
      base: ['base-0'],
      head: ['head'],
    });
    expect(found.reasons).toEqual([{ code: 'learning', facts: { sessions: 1, needed: 6, disasterRatio: 4 } }]);
    expect(found.changes[0]).toMatchObject({
      metric: 'latency',
      statistic: 'p95',
      endpoint: null,
      primary: true,
      scale: 'ratio',
      verdict: 'inconclusive',
      change: { low: null, high: null, samples: 2 },
      smallestDetectableChange: null,
    });
  });

  test('with more shows the interval and the smallest detectable change', () => {
    const [first] = against(sessions(4)).changes;
    expect(first?.change.low).toBeLessThan(first?.change.value ?? 0);
    expect(first?.change.high).toBeGreaterThan(first?.change.value ?? 0);
    expect(first?.smallestDetectableChange).toBeGreaterThan(0);
    expect(first?.baseSamples).toBe(4 * 2400);
  });

  test('says so when a slowdown is a disaster, once seen, and still proves nothing', () => {
    expect(codes(against(sessions(1), slow(3.5)))).toEqual(['learning']);
    const found = against(sessions(1), slow(5));
    expect(found.verdict).toBe('inconclusive');
    expect(found.reasons[0]).toEqual({
      code: 'beyond-disaster-limit',
      facts: { limit: 4, seen: 1, needed: 2, metric: 'latency', statistic: 'p95' },
    });
    expect(codes(against(sessions(5), slow(1.5)))).toEqual(['learning']);
    expect(codes(against(sessions(5), slow(3)))).toEqual(['beyond-disaster-limit', 'learning']);
  });

  test('no speed-up is a disaster', () => {
    expect(codes(against(sessions(5), slow(0.1)))).toEqual(['learning']);
  });

  test('an endpoint alone is advice: its disaster stays with it', () => {
    const found = against(sessions(5), session({ seed: 52, medians: medians(1, 3) }));
    expect(codes(found)).toEqual(['learning']);
    const plans = found.changes.find(({ endpoint, metric }) => endpoint === 'GET /api/plans' && metric === 'latency');
    expect(plans).toMatchObject({ primary: false, verdict: 'inconclusive' });
    expect(plans && codes(plans)).toEqual(['beyond-disaster-limit', 'learning']);
  });

  test('no error anywhere is unchanged; some errors are a difference in fractions', () => {
    const error = (measured: Measurement) =>
      against(sessions(2), measured).changes.find(({ metric, endpoint }) => metric === 'errorRate' && endpoint === null);
    expect(error(session({ seed: 60 }))).toMatchObject({ verdict: 'unchanged', scale: 'difference', reasons: [{ code: 'same' }] });
    const some = error(session({ seed: 60, errorRate: 0.02 }));
    expect(some).toMatchObject({ verdict: 'inconclusive', scale: 'difference', base: 0 });
    expect(some?.change.value).toBeCloseTo(some?.head ?? Number.NaN, 12);
  });

  test('the family comes first, then what is pooled, then endpoints, greatest change first', () => {
    const found = against(sessions(3), session({ seed: 53, medians: medians(1, 1.5) }), {}, ['errorRate', 'p95']);
    const ranks = found.changes.map(({ primary, endpoint }) => (primary ? 0 : endpoint === null ? 1 : 2));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const endpoints = found.changes.filter(({ endpoint, metric }) => endpoint !== null && metric === 'latency');
    expect(endpoints.map(({ endpoint }) => endpoint)).toEqual(['GET /api/plans', 'GET /api/orders']);
  });

  test('a member of the family that nobody measured is told', () => {
    const found = against(sessions(2), session({ seed: 54 }), {}, ['p95', 'lcp p75']);
    expect(found.reasons).toContainEqual({ code: 'too-few-samples', facts: { metric: 'lcp', statistic: 'p75' } });
  });

  test('a run may differ softly, and says in what', () => {
    const found = against(sessions(2), session({ seed: 55 }), { provenance: { git: { commit: 'abc', branch: null, dirty: false } } });
    expect(found.differences).toMatchObject([{ key: 'git.commit', head: 'abc', hard: false }]);
    expect(codes(found)).toEqual(['learning', 'soft-key-differs']);
  });
});

test('with six baselines or more one session is shown and confirms nothing', () => {
  for (const measured of [session({ seed: 56 }), slow(1.6), slow(4)]) {
    const found = against(sessions(6), measured);
    expect(found).toMatchObject({ mode: 'stored', verdict: 'inconclusive', baselineSessions: 6 });
    expect(JSON.stringify(found)).not.toContain('learning');
    expect(found.changes.every(({ verdict }) => verdict === 'inconclusive' || verdict === 'unchanged')).toBe(true);
  }
});

describe('hard keys', () => {
  const other: RunChanges = { provenance: { scenarioHash: 'aa' } };

  test('that differ from every baseline forbid a comparison and are named', () => {
    const found = against(sessions(2), session({ seed: 57 }), other);
    expect(found).toMatchObject({ verdict: 'invalid', changes: [], baselineSessions: 0, base: ['base-1'] });
    expect(found.reasons).toEqual([{ code: 'hard-key-differs', facts: { keys: 'scenario' } }]);
    expect(found.differences).toEqual([{ key: 'scenario', base: '5d'.repeat(32), head: 'aa', hard: true }]);
  });

  test('choose the baselines that count', () => {
    const [odd] = sessions(1, { id: 'odd', ...other });
    const found = against([...sessions(2), ...(odd ? [odd] : [])]);
    expect(found).toMatchObject({ baselineSessions: 2, base: ['base-0', 'base-1'], verdict: 'inconclusive', differences: [] });
  });
});

test.each<[string, RunChanges]>([
  ['generator', { health: { validity: 'invalid' } }],
  ['aborted', { outcome: 'aborted' }],
  ['truncated', { outcome: 'truncated' }],
])('an invalid run is compared with nothing: %s', (why, changes) => {
  const found = against(sessions(2), session({ seed: 58 }), changes);
  expect(found).toMatchObject({ verdict: 'invalid', changes: [] });
  expect(found.reasons).toEqual([{ code: 'invalid-run', facts: { side: 'head', run: 'head', why } }]);
});

describe('work counters', () => {
  const counted = (value: number, counter = 'dbQueries'): RunChanges => ({
    workCounters: [{ endpoint: 'GET /api/orders', counter, value }],
  });
  const baselines = (value: number, counter?: string) => sessions(1, counted(value, counter));
  const counter = (found: ReturnType<typeof against>) => found.changes.find(({ statistic }) => statistic === 'count');

  test('that rose regress after one baseline', () => {
    const found = against(baselines(2), session({ seed: 59 }), counted(51));
    expect(found.verdict).toBe('regressed');
    expect(found.reasons[0]).toEqual({
      code: 'work-counter-rose',
      facts: { base: 2, head: 51, counter: 'dbQueries', endpoint: 'GET /api/orders' },
    });
    expect(counter(found)).toMatchObject({
      verdict: 'regressed',
      base: 2,
      head: 51,
      primary: true,
      change: { value: 24.5, confidence: 1 },
    });
  });

  test('that fell improve and block nothing', () => {
    const found = against(baselines(51), session({ seed: 59 }), counted(2));
    expect(found.verdict).toBe('inconclusive');
    expect(counter(found)?.verdict).toBe('improved');
    expect(codes(found)).toContain('work-counter-fell');
  });

  test('that stayed are unchanged and come last', () => {
    const found = against(baselines(2), session({ seed: 59 }), counted(2));
    expect(found.changes.at(-1)).toMatchObject({ statistic: 'count', verdict: 'unchanged' });
  });

  test('from or to nothing have a difference', () => {
    expect(counter(against(baselines(0), session({ seed: 59 }), counted(3)))).toMatchObject({
      verdict: 'regressed',
      scale: 'difference',
      change: { value: 3 },
    });
  });

  test('in bytes may move by a hundredth', () => {
    expect(counter(against(baselines(10_000, 'responseBytes'), session({ seed: 59 }), counted(10_090, 'responseBytes')))?.verdict).toBe(
      'unchanged',
    );
    expect(counter(against(baselines(10_000, 'responseBytes'), session({ seed: 59 }), counted(10_110, 'responseBytes')))?.verdict).toBe(
      'regressed',
    );
  });

  test('of another seed are not compared', () => {
    const found = against(baselines(2), session({ seed: 59 }), { ...counted(51), provenance: { seed: 2, targetRestarted: true } });
    expect(counter(found)).toBeUndefined();
  });
});

test('no times, whatever they are, make a session regress or improve', () => {
  const three = sessions(3);
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (factor, errorRate) => {
      const found = against(three, session({ seed: 61, medians: medians(factor), errorRate, seconds: 12 }));
      expect(found.verdict).toBe('inconclusive');
      expect(JSON.stringify(found)).not.toMatch(/regressed|improved/);
    }),
    { numRuns: 15 },
  );
});
