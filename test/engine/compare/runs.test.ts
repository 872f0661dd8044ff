import { describe, expect, test } from 'vitest';
import { familyMember } from '../../../engine/compare/family.ts';
import { compareRuns } from '../../../engine/compare/runs.ts';
import { comparisonSchema } from '../../../engine/model/comparison.ts';
import type { Measurement } from '../../../engine/model/measurement.ts';
import { type RunChanges, runOf } from '../report/synthetic/run-document.ts';
import { session } from '../report/synthetic/session.ts';

const side = (measurement: Measurement, id: string, changes: RunChanges = {}) => ({
  run: runOf(measurement, { id, ...changes }),
  measurement,
});
const compare = (base: ReturnType<typeof side>, head: ReturnType<typeof side>) =>
  comparisonSchema.parse(compareRuns({ base, head, family: ['p95', 'errorRate'], delta: 0.03 }));
const base = session();
const slower = session({ seed: 2, medians: { 'GET /api/orders': 120, 'GET /api/plans': 10 }, errorRate: 0.2 });

describe('two single runs', () => {
  test('are inconclusive however far apart', () => {
    const found = compare(side(base, 'a'), side(slower, 'b'));
    expect(found).toMatchObject({ mode: 'runs', base: ['a'], head: ['b'], verdict: 'inconclusive', reasons: [{ code: 'single-runs' }] });
    const orders = found.changes.find(({ endpoint, statistic }) => endpoint === 'GET /api/orders' && statistic === 'p95');
    expect(orders).toMatchObject({
      verdict: 'inconclusive',
      primary: false,
      change: { low: null, high: null },
      smallestDetectableChange: null,
    });
    expect(orders?.change.value).toBeGreaterThan(1.7);
    expect(found.changes.some(({ verdict }) => verdict === 'regressed' || verdict === 'improved')).toBe(false);
  });

  test('mirror each other', () => {
    const latency = (a: Measurement, b: Measurement) =>
      compare(side(a, 'a'), side(b, 'b')).changes.find(({ metric }) => metric === 'latency');
    const there = latency(base, slower);
    const back = latency(slower, base);
    expect(there?.statistic).toBe(back?.statistic);
    expect((1 + (there?.change.value ?? 0)) * (1 + (back?.change.value ?? 0))).toBeCloseTo(1, 9);
  });

  test('are judged by their work counters', () => {
    const counted = (value: number): RunChanges => ({ workCounters: [{ endpoint: 'GET /api/orders', counter: 'dbQueries', value }] });
    expect(compare(side(base, 'a', counted(1)), side(base, 'b', counted(2))).verdict).toBe('regressed');
    expect(compare(side(base, 'a', counted(2)), side(base, 'b', counted(2))).verdict).toBe('inconclusive');
  });

  test('with different hard keys are not compared', () => {
    const found = compare(side(base, 'a'), side(slower, 'b', { provenance: { scenarioHash: 'aa' } }));
    expect(found).toMatchObject({ verdict: 'invalid', changes: [], differences: [{ key: 'scenario', hard: true }] });
  });

  test('of which one is invalid are not compared, and it is named', () => {
    const invalid: RunChanges = { health: { validity: 'invalid' } };
    expect(compare(side(base, 'a', invalid), side(base, 'b')).reasons).toEqual([
      { code: 'invalid-run', facts: { side: 'base', run: 'a', why: 'generator' } },
    ]);
    expect(compare(side(base, 'a'), side(base, 'b', invalid)).verdict).toBe('invalid');
  });

  test('of which one saw nothing have no change and say what is missing', () => {
    const found = compare(side(base, 'a'), side(session({ requestsPerSecond: 0 }), 'b'));
    expect(found.changes).toEqual([]);
    expect(found.reasons.map(({ code }) => code)).toEqual(['single-runs', 'too-few-samples', 'too-few-samples']);
  });
});

test.each([
  ['p95', { metric: 'latency', statistic: 'p95' }],
  ['errorRate', { metric: 'errorRate', statistic: 'rate' }],
  ['http_req_failed', { metric: 'errorRate', statistic: 'rate' }],
  ['lcp', { metric: 'lcp', statistic: 'p75' }],
  ['pageLoad p75', { metric: 'pageLoad', statistic: 'p75' }],
  ['dbQueries', { metric: 'dbQueries', statistic: 'avg' }],
  ['p99 latency', { metric: 'latency', statistic: 'p99' }],
  ['checkout_time p99', { metric: 'checkout_time', statistic: 'p99' }],
])('the family member %s', (text, member) => {
  expect(familyMember(text)).toEqual(member);
});
