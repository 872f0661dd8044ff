import { describe, expect, it } from 'vitest';
import type { Change, Comparison } from '../../../engine/model/comparison.ts';
import { changeSize, comparisonClause, comparisonSentence, placeName } from '../../../reports/words/comparison.ts';
import { changeReason } from '../../../reports/words/reason.ts';
import { demoReport } from '../variants.ts';

const demo = demoReport();
const comparison = demo.comparison as Comparison;
const [change] = comparison.changes as [Change, ...Change[]];

describe('comparison', () => {
  it.each([
    ['learning', { sessions: 3, needed: 6 }, 'learning (3 of 6 baselines)'],
    ['no-baseline', {}, 'no baseline to compare with'],
    ['too-few-samples', { metric: 'latency', statistic: 'p95' }, 'too few samples for the p95 latency'],
    ['hard-key-differs', { keys: 'scenarioHash, target.cpuModel' }, 'not comparable, since scenarioHash, target.cpuModel differ'],
    ['invalid-run', { side: 'head', run: 'b', why: 'generator' }, 'this run says nothing: its generator was not healthy'],
    ['invalid-run', { side: 'base', run: 'a', why: 'aborted' }, 'run a says nothing: it was aborted'],
    ['single-runs', {}, 'one run a side, so their spread is unknown'],
    [
      'beyond-disaster-limit',
      { limit: 2, seen: 1, needed: 2, metric: 'latency', statistic: 'p95' },
      'p95 latency beyond 2x, seen once: a second session must show it again',
    ],
    ['unconfirmed', { sessions: 8, seen: 1, needed: 2 }, 'unconfirmed (1 of 2 sessions)'],
    [
      'work-counter-rose',
      { counter: 'dbQueries', endpoint: 'GET /api/orders', base: 2, head: 52 },
      'queries per request of GET /api/orders rose from 2 to 52',
    ],
    [
      'work-counter-fell',
      { counter: 'responseBytes', endpoint: 'GET /x', base: 18_400, head: 4200 },
      'bytes per response of GET /x fell from 18.4 kB to 4.20 kB',
    ],
    ['same', {}, 'the same'],
    ['soft-key-differs', { keys: 'git.commit' }, 'git.commit differs'],
  ] as const)('%s %j reads “%s”', (code, facts, text) => {
    expect(changeReason({ code, facts })).toBe(text);
  });

  it('tells a learner what would be noticed and what is missing', () => {
    expect(comparisonSentence(comparison)).toMatch(
      /^No regression proven, learning \(3 of 6 baselines\)\. p95 latency \+[\d.]+ % \[.*\], \d+ ms before\. Today only a slowdown of 2x or more, seen twice, would be called one \(smallest detectable change \d+ %\)\. 3 more baselines allow the full rule\.$/,
    );
  });

  it.each([
    ['regressed', /^Against the baseline: slower by/],
    ['improved', /^Against the baseline: faster by 11\.2 ms/],
    ['unchanged', /^Against the baseline: unchanged, p95 latency \+/],
    ['inconclusive', /^Against the baseline: cannot tell yet/],
    ['invalid', /^Against the baseline: /],
  ] as const)('%s has its clause', (verdict, text) => {
    const changes =
      verdict === 'improved'
        ? [{ ...change, base: 200, head: 188.8, verdict, change: { ...change.change, value: -0.056 } }]
        : comparison.changes;
    expect(comparisonClause({ ...comparison, mode: 'stored', verdict, changes })).toMatch(text);
  });

  it('names the other run when two runs are compared', () => {
    expect(
      comparisonClause({
        ...comparison,
        mode: 'runs',
        base: ['run-a'],
        verdict: 'inconclusive',
        reasons: [{ code: 'single-runs', facts: {} }],
      }),
    ).toBe('Against run-a: cannot tell yet (one run a side, so their spread is unknown).');
  });

  it('says the size and the direction as people do', () => {
    const estimate = { value: -0.056, low: -0.07, high: -0.04, confidence: 0.95, samples: 9 };
    expect(changeSize({ ...change, base: 200, head: 188.8, change: estimate })).toBe('faster by 11.2 ms (−5.6 % [−7.0, −4.0])');
    expect(
      changeSize({
        ...change,
        metric: 'errorRate',
        statistic: 'rate',
        base: 0.001,
        head: 0.004,
        scale: 'difference',
        change: { ...estimate, value: 0.003, low: null, high: null },
      }),
    ).toBe('higher by 0.30 points');
    expect(changeSize({ ...change, base: 5, head: 5 })).toBe('the same');
    expect([placeName(change), placeName({ ...change, endpoint: 'GET /x' })]).toEqual(['p95 latency', 'GET /x, p95 latency']);
  });
});
