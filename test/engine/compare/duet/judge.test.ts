import { describe, expect, test } from 'vitest';
import type { DuetInput } from '../../../../engine/compare/duet/judge.ts';
import { block, blocksOf, changeOf, codes, compare, confirming } from './blocks.ts';

const found = blocksOf({ blocks: 14, shift: 0.05 });

describe('a slowdown beyond chance', () => {
  test('is regressed when fresh blocks alone show it too', () => {
    const comparison = compare([...found, ...confirming({ blocks: 7, shift: 0.04 })]);
    expect(comparison.verdict).toBe('regressed');
    expect(codes(comparison)).toEqual(['beyond-chance', 'confirmed']);
    const { change, verdict, primary, evidence, smallestDetectableChange } = changeOf(comparison);
    expect({ verdict, primary }).toEqual({ verdict: 'regressed', primary: true });
    expect(change.value).toBeCloseTo(0.05, 9);
    // T = ln 1.05 / (.02 / sqrt 14) = 9.128; scipy 1.17.1: stats.t.sf(9.127803908323434, 13) = 2.5658272265195063e-07, interval ± stats.t.ppf(.975, 13) SE.
    expect((evidence?.p ?? 0) / 2.5658272265195063e-7).toBeCloseTo(1, 5);
    expect(evidence?.adjustedP).toBeCloseTo(2 * (evidence?.p ?? 0), 15);
    expect(Math.log1p(change.low ?? 0)).toBeCloseTo(Math.log(1.05) - (2.1603686564610127 * 0.02) / Math.sqrt(14), 7);
    expect(smallestDetectableChange).toBeCloseTo(Math.expm1(((3.0122758 + 0.8701515) * 0.02) / Math.sqrt(14)), 6);
    expect(evidence).toMatchObject({ level: 0.01, degreesOfFreedom: 13, confirmation: { units: 7 } });
    expect(evidence?.confirmation?.change).toBeCloseTo(0.04, 9);
    expect(evidence?.units).toHaveLength(21);
    expect(evidence?.unitDeviation).toBeCloseTo(0.02, 9);
  });

  test('is inconclusive until then, and when they show nothing', () => {
    for (const blocks of [
      found,
      [...found, ...confirming({ blocks: 7, shift: 0 })],
      [...found, ...confirming({ blocks: 7, shift: -0.05 })],
    ]) {
      const comparison = compare(blocks);
      expect(comparison.verdict).toBe('inconclusive');
      expect(codes(changeOf(comparison))).toEqual(['beyond-chance', 'unconfirmed']);
    }
  });

  test('is no more certain for more requests in a block', () => {
    const many = found.map((one) => ({ ...one, head: one.head.map((series) => ({ ...series, count: 1e6 })) }));
    expect(changeOf(compare(many)).evidence?.p).toBe(changeOf(compare(found)).evidence?.p);
    expect(changeOf(compare(many)).change.samples).toBe(14);
  });

  test('that is smaller than half the shift that matters is not one', () => {
    const comparison = compare(blocksOf({ blocks: 30, shift: 0.012, deviation: 0.01 }));
    expect(comparison.verdict).toBe('unchanged');
    const [small, within] = changeOf(comparison).reasons;
    expect(small).toMatchObject({ code: 'below-half-delta' });
    expect(small?.facts).toEqual({ value: expect.closeTo(0.012, 9), least: expect.closeTo(0.015, 9) });
    expect(within).toEqual({ code: 'within-delta', facts: { delta: expect.closeTo(0.03, 9) } });
  });
});

test('a speed-up is improved when confirmed, and never blocks', () => {
  const faster = blocksOf({ blocks: 14, shift: -0.05 });
  expect(compare([...faster, ...confirming({ blocks: 7, shift: -0.05 })]).verdict).toBe('improved');
  expect(compare(faster).verdict).toBe('inconclusive');
});

describe('no slowdown', () => {
  test('is unchanged when the interval lies within the shift that matters', () => {
    const comparison = compare(blocksOf({ blocks: 14, shift: 0.004 }));
    expect(comparison).toMatchObject({ verdict: 'unchanged', rule: { alpha: 0.01, confirmationAlpha: 0.05, power: 0.8, looks: 1 } });
    expect(changeOf(comparison)).toMatchObject({ verdict: 'unchanged', reasons: [{ code: 'within-delta' }] });
    const { equivalence } = changeOf(comparison).evidence ?? {};
    expect(Math.log1p(equivalence?.high ?? 0)).toBeCloseTo(Math.log(1.004) + (1.770933395986873 * 0.02) / Math.sqrt(14), 7);
  });

  test('is inconclusive when it does not, and says how many blocks more would do', () => {
    const noisy = { shift: 0.004, deviation: 0.06 };
    const comparison = compare(blocksOf({ blocks: 14, ...noisy }));
    expect(comparison.verdict).toBe('inconclusive');
    const [reason] = changeOf(comparison).reasons;
    expect(reason?.code).toBe('not-enough-evidence');
    expect(reason?.facts.least).toBe(changeOf(comparison).smallestDetectableChange);
    expect(reason?.facts.least).toBeGreaterThan(0.03);
    const more = Number(reason?.facts.more);
    expect(more).toBeGreaterThan(20);
    expect(compare(blocksOf({ blocks: 14 + more, ...noisy })).verdict).toBe('unchanged');
    expect(changeOf(compare(blocksOf({ blocks: 14 + more, ...noisy }))).smallestDetectableChange).toBeLessThanOrEqual(0.03);
    expect(changeOf(compare(blocksOf({ blocks: 13 + more, ...noisy }))).smallestDetectableChange).toBeGreaterThan(0.03);
  });

  test('of which a busy machine would say nothing is never called unchanged', () => {
    const blocks = blocksOf({ blocks: 14 });
    const busy = compare(blocks, { machineBusy: 0.7 });
    expect(busy.verdict).toBe('inconclusive');
    expect(changeOf(busy).reasons).toEqual([{ code: 'machine-busy', facts: { share: 0.7, limit: 0.6 } }]);
    expect(compare(blocks, { machineBusy: 0.6 }).verdict).toBe('unchanged');
    expect(compare(blocks, { machineBusy: 0.7, coLocated: false }).verdict).toBe('unchanged');
    expect(compare(blocks, { machineBusy: 0.7, mode: 'alternating' }).verdict).toBe('unchanged');
    expect(codes(changeOf(compare(blocks, { sharedTier: true, coLocated: false })))).toEqual(['machine-busy']);
    expect(compare([...found, ...confirming({ blocks: 7, shift: 0.05 })], { machineBusy: 0.9 }).verdict).toBe('regressed');
  });
});

describe('the family', () => {
  /** t of 2.8 with 13 degrees: one-sided p = .0075, below .01 and above .005. */
  const between = blocksOf({ blocks: 14, shift: Math.expm1((2.8 * 0.03) / Math.sqrt(14)), deviation: 0.03 });
  const fresh = confirming({ blocks: 7, shift: 0.05 });
  const alone: Partial<DuetInput> = { rule: { family: ['p95'], delta: 0.03, rateDelta: 0.001 } };

  test('shares the level among its members', () => {
    expect(compare([...between, ...fresh], alone).verdict).toBe('regressed');
    expect(codes(changeOf(compare([...between, ...fresh])))).toEqual(['not-enough-evidence']);
  });

  test('alone decides: an endpoint that slowed down is advice', () => {
    const blocks = blocksOf({ blocks: 14 }).map((one, at) => {
      const extra = (p95: number) =>
        block({ p95, endpoints: { 'GET /plans': p95 } }, { p95: 1, endpoints: { 'GET /plans': 1.3 * p95 * (1 + at / 1000) } });
      const { base, head } = extra(50);
      return { ...one, base: [...one.base, ...base.slice(1, 2)], head: [...one.head, ...head.slice(1, 2)] };
    });
    const comparison = compare(blocks);
    expect(comparison.verdict).toBe('unchanged');
    expect(changeOf(comparison, 'latency', 'GET /plans')).toMatchObject({
      verdict: 'regressed',
      primary: false,
      reasons: [{ code: 'beyond-chance' }],
    });
    expect(changeOf(comparison, 'latency', 'GET /plans').evidence?.level).toBe(0.05);
    expect(JSON.stringify(comparison.reasons)).not.toContain('beyond-chance');
  });

  test('apart, one endpoint of ten that chance would move so far is not called slower', () => {
    // t of 2.1 with 13 degrees: one-sided p = .028, below .05 and above .05 / 10.
    const moved = blocksOf({ blocks: 14, shift: Math.expm1((2.1 * 0.03) / Math.sqrt(14)), deviation: 0.03 });
    const named = (endpoints: readonly string[]) =>
      blocksOf({ blocks: 14 }).map((one, at) => {
        const value = (side: 'base' | 'head') => moved[at]?.[side][0]?.quantiles.p95 ?? 1;
        const still = (name: string, side: 'base' | 'head') => (name === 'GET /plans' ? value(side) : 70 + (at % 5));
        const parts = (side: 'base' | 'head') =>
          block({ p95: 1, endpoints: Object.fromEntries(endpoints.map((name) => [name, still(name, side)])) }, { p95: 1 }).base.slice(
            1,
            -1,
          );
        return { ...one, base: [...one.base, ...parts('base')], head: [...one.head, ...parts('head')] };
      });
    const others = Array.from({ length: 9 }, (_, at) => `GET /other/${at}`);
    expect(changeOf(compare(named(['GET /plans'])), 'latency', 'GET /plans').verdict).toBe('regressed');
    expect(changeOf(compare(named(['GET /plans', ...others])), 'latency', 'GET /plans').verdict).not.toBe('regressed');
  });

  test('of which a member was not measured is inconclusive, and it is told', () => {
    const comparison = compare(blocksOf({ blocks: 14 }), { rule: { family: ['p95', 'lcp p75'], delta: 0.03, rateDelta: 0.001 } });
    expect(comparison.verdict).toBe('inconclusive');
    expect(comparison.reasons).toContainEqual({ code: 'too-few-samples', facts: { metric: 'lcp', statistic: 'p75' } });
  });
});

describe('an early look', () => {
  const planned = { plan: { detection: 24, looks: 3 } };

  test('asks for more than the last one, of a slowdown and of no change', () => {
    const slower = [...blocksOf({ blocks: 8, shift: 0.04 }), ...confirming({ blocks: 4, shift: 0.05 })];
    expect(changeOf(compare(slower, { ...planned, looks: 1 })).evidence?.level).toBeCloseTo(0.01 / 27, 12);
    expect(compare(slower, { ...planned, looks: 1 }).verdict).toBe('inconclusive');
    expect(compare(slower, { ...planned, looks: 3 }).verdict).toBe('regressed');
    const same = blocksOf({ blocks: 8, deviation: 0.03 });
    expect(compare(same, { ...planned, looks: 1 }).verdict).toBe('inconclusive');
    expect(compare(same, { ...planned, looks: 3 }).verdict).toBe('unchanged');
  });

  test('must have been planned', () => {
    expect(() => compare(found, { ...planned, looks: 4 })).toThrow(RangeError);
  });
});

describe('units', () => {
  test('fewer than four say nothing', () => {
    const comparison = compare(blocksOf({ blocks: 3, shift: 0.5 }));
    expect(comparison.verdict).toBe('inconclusive');
    expect(comparison.reasons).toContainEqual({ code: 'too-few-blocks', facts: { blocks: 3, needed: 4 } });
    expect(compare([])).toMatchObject({ verdict: 'inconclusive', changes: [] });
  });

  test('with too few samples are left out, and counted', () => {
    const blocks = [...blocksOf({ blocks: 8 }), block({ p95: 100 }, { p95: null }, 8), block({ p95: null }, { p95: 300 }, 9)];
    const change = changeOf(compare(blocks));
    expect(change.change.samples).toBe(8);
    expect(change.reasons).toContainEqual({ code: 'too-few-samples', facts: { metric: 'latency', statistic: 'p95', units: 2 } });
  });

  test('show the slot effect, and the spread between rounds', () => {
    const rounds = [0.01, 0.05, 0.03];
    const blocks = rounds.flatMap((round, index) =>
      [0.004, -0.004, 0.004, -0.004].map((own, at) =>
        block({ p95: 100 }, { p95: 100 * Math.exp(round + own + (at < 2 ? 0.01 : -0.01)) }, at, {
          round: index,
          first: at < 2 ? 'head' : 'base',
          run: `${index}-${at}`,
        }),
      ),
    );
    const { evidence } = changeOf(compare(blocks));
    expect(Math.log1p(evidence?.slotEffect?.value ?? 0)).toBeCloseTo(0.01, 9);
    expect(evidence?.slotEffect?.low).toBeLessThan(evidence?.slotEffect?.value ?? 0);
    // Rounds of variance .0004 and blocks of MS = 4 (.0001 + .000016) / 3 within, of four each.
    expect(evidence?.roundDeviation).toBeCloseTo(Math.sqrt(0.0004 - (4 * 0.000116) / 3 / 4), 9);
    expect(changeOf(compare(blocks.slice(0, 4))).evidence).toMatchObject({ roundDeviation: null });
    expect(changeOf(compare(blocks.slice(0, 4).map((one) => ({ ...one, first: null })))).evidence?.slotEffect).toBeNull();
  });
});

describe('differences that are all alike', () => {
  const alike = (shift: number, count: number) =>
    Array.from({ length: count }, (_, at) => block({ p95: 100 }, { p95: 100 * (1 + shift) }, at));

  test('are no more certain than histograms are', () => {
    const change = changeOf(compare(alike(0.05, 8)));
    expect(change.evidence?.p).toBeGreaterThan(0);
    expect(change.evidence?.unitDeviation).toBeCloseTo(0, 12);
    expect(change.smallestDetectableChange).toBeGreaterThan(0);
    expect(codes(change)).toEqual(['beyond-chance', 'unconfirmed']);
    expect(compare(alike(0, 8)).verdict).toBe('unchanged');
  });

  test('of a rate are no more certain than its count', () => {
    const failing = (share: number, samples: number) =>
      Array.from({ length: 6 }, (_, at) => block({ p95: 100, samples }, { p95: 100, errorRate: share, samples }, at));
    const few = changeOf(compare(failing(1 / 600, 600)), 'errorRate');
    expect(few.verdict).toBe('inconclusive');
    expect(few.evidence?.p).toBeGreaterThan(0.001);
    expect(codes(changeOf(compare(failing(0.05, 600)), 'errorRate'))).toEqual(['beyond-chance', 'unconfirmed']);
  });
});

describe('error rates', () => {
  test('without an error on either side are the same', () => {
    expect(changeOf(compare(blocksOf({ blocks: 4, errors: [0, 0] })), 'errorRate')).toMatchObject({
      verdict: 'unchanged',
      reasons: [{ code: 'same' }],
      evidence: null,
      change: { value: 0 },
    });
  });

  test('are compared as fractions, by a delta of their own', () => {
    const errors = (base: number, head: number, phase: 'detection' | 'confirmation' = 'detection') =>
      Array.from({ length: 10 }, (_, at) =>
        block({ p95: 100, errorRate: base + (at % 3) / 2e4 }, { p95: 100, errorRate: head + (at % 2) / 2e4 }, at, { phase }),
      );
    const wide = { rule: { family: ['errorRate'], delta: 0.03, rateDelta: 0.02 } };
    const rose = changeOf(compare([...errors(0.001, 0.03), ...errors(0.001, 0.03, 'confirmation')]), 'errorRate');
    expect(rose).toMatchObject({ verdict: 'regressed', scale: 'difference' });
    expect(rose.change.value).toBeCloseTo(0.029, 4);
    expect(changeOf(compare(errors(0.001, 0.005), wide), 'errorRate')).toMatchObject({ verdict: 'unchanged' });
    expect(changeOf(compare(errors(0.001, 0.005), wide), 'errorRate').reasons.at(-1)).toEqual({
      code: 'within-delta',
      facts: { delta: 0.02 },
    });
  });
});

describe('beside the blocks', () => {
  const counted = (value: number) => ({
    workCounters: [{ endpoint: 'GET /api/orders', counter: 'dbQueries', value }],
    provenance: { seed: 1, targetRestarted: true },
  });

  test('work counters of a target that was not started afresh are shown and decide nothing', () => {
    const used = (value: number) => ({ ...counted(value), provenance: { seed: 1, targetRestarted: false } });
    const rose = compare(blocksOf({ blocks: 8 }), { counters: { base: used(2), head: used(51) } });
    expect(rose.verdict).not.toBe('regressed');
    expect(rose.changes.find(({ statistic }) => statistic === 'count')).toMatchObject({ verdict: 'regressed', primary: false });
  });

  test('work counters decide alone', () => {
    const blocks = blocksOf({ blocks: 8 });
    const rose = compare(blocks, { counters: { base: counted(2), head: counted(51) } });
    expect(rose.verdict).toBe('regressed');
    expect(rose.reasons[0]).toMatchObject({ code: 'work-counter-rose', facts: { base: 2, head: 51 } });
    expect(compare(blocks, { counters: { base: counted(51), head: counted(2) } }).verdict).toBe('improved');
    expect(compare(blocks, { counters: { base: counted(2), head: counted(2) } }).verdict).toBe('unchanged');
    expect(compare([], { counters: { base: counted(2), head: counted(3) } }).verdict).toBe('regressed');
    expect(compare(blocksOf({ blocks: 4, deviation: 0.2 }), { counters: { base: counted(51), head: counted(2) } }).verdict).toBe(
      'inconclusive',
    );
  });

  test('a hard key that differs forbids to compare, and is named', () => {
    const differences = [{ key: 'target.cpuCount', base: '2', head: '4', hard: true }];
    const comparison = compare(found, { differences });
    expect(comparison).toMatchObject({ verdict: 'invalid', changes: [], differences });
    expect(comparison.reasons).toEqual([{ code: 'hard-key-differs', facts: { keys: 'target.cpuCount' } }]);
  });
});
