import { describe, expect, test } from 'vitest';
import { compareStored } from '../../../../engine/compare/stored/judge.ts';
import type { RunChanges } from '../../report/synthetic/run-document.ts';
import { baselines, codes, compare, latencyIn, latencyOf, rule, scaled, side } from './sessions.ts';

describe('six baselines or more', () => {
  test('find a slowdown that a fresh session shows again', () => {
    const comparison = compare({ baselines: baselines(6), candidates: [side('head', 1.4)], confirmation: side('again', 1.3) });
    expect(comparison).toMatchObject({ mode: 'stored', verdict: 'regressed', head: ['head', 'again'], baselineSessions: 6 });
    expect(comparison.rule).toMatchObject({ alpha: 0.01, looks: 1, looksPlanned: 1 });
    expect(codes(comparison)).toEqual(['beyond-chance', 'confirmed']);
    const { evidence, change, smallestDetectableChange } = latencyOf(comparison);
    expect(change.value).toBeCloseTo(0.4, 2);
    expect(evidence).toMatchObject({ degreesOfFreedom: 5, level: 0.01, slotEffect: null, roundDeviation: null });
    expect(evidence?.unitDeviation).toBeCloseTo(0.053, 9);
    expect(evidence?.units.map(({ base, head, phase }) => [base === null, head === null, phase])).toEqual([
      ...Array.from({ length: 6 }, () => [false, true, 'detection']),
      [true, false, 'detection'],
      [true, false, 'confirmation'],
    ]);
    // t(1 - .01/2, 5) = 4.0321 and t(.8, 5) = .9195 (scipy 1.17.1: stats.t.ppf), SE = .053 sqrt(1 + 1/6).
    expect(smallestDetectableChange).toBeCloseTo(Math.expm1((4.032142983557536 + 0.9195437802072282) * 0.053 * Math.sqrt(7 / 6)), 7);
  });

  test('28 % is the least that one metric finds, and 12 % with twenty and three candidates', () => {
    const alone = { rule: { ...rule, family: ['p95'] } };
    expect(latencyOf(compare({ baselines: baselines(6), ...alone })).smallestDetectableChange).toBeCloseTo(0.28, 2);
    const three = [side('a'), side('b'), side('c')];
    expect(latencyOf(compare({ baselines: baselines(20), candidates: three, ...alone })).smallestDetectableChange).toBeCloseTo(0.12, 2);
  });

  test('do not believe one session, nor one that the next gainsays', () => {
    const once = compare({ baselines: baselines(6), candidates: [side('head', 1.4)] });
    expect(once.verdict).toBe('inconclusive');
    expect(latencyOf(once).reasons.at(-1)).toEqual({ code: 'unconfirmed', facts: { seen: 1, needed: 2 } });
    const gainsaid = compare({ baselines: baselines(6), candidates: [side('head', 1.4)], confirmation: side('again', 1.02) });
    expect(gainsaid.verdict).toBe('inconclusive');
    expect(latencyOf(gainsaid).reasons.at(-1)).toMatchObject({ code: 'unconfirmed', facts: { units: 1 } });
    expect(once.changes.every(({ verdict }) => verdict === 'inconclusive' || verdict === 'unchanged')).toBe(true);
  });

  test('find nothing new in what one of the baselines was like', () => {
    const outlier = baselines(19, 0.01).map((baseline, at) => (at === 4 ? scaled(baseline, 1.2) : baseline));
    const found = compare({ baselines: outlier, candidates: [side('head', 1.18)], confirmation: side('again', 1.18) });
    expect(found.verdict).toBe('inconclusive');
    expect(latencyOf(found).reasons.at(-1)).toMatchObject({ code: 'seen-among-baselines', facts: { run: 'base-4' } });
    expect(compare({ baselines: outlier, candidates: [side('head', 1.3)], confirmation: side('again', 1.3) }).verdict).toBe('regressed');
  });

  test('take sessions that resemble those just before them for fewer than they are', () => {
    const zigzag = baselines(12);
    const sorted = zigzag.toSorted((a, b) => (latencyIn(a) ?? 0) - (latencyIn(b) ?? 0));
    // Up and down again: near values follow each other, and nothing moved for good.
    const wave = [0, 2, 4, 6, 8, 10, 11, 9, 7, 5, 3, 1].flatMap((place, at) => {
      const [baseline, moment] = [sorted[place], zigzag[at]];
      return baseline && moment ? [{ ...baseline, measuredAt: moment.measuredAt }] : [];
    });
    const least = (list: typeof zigzag) => latencyOf(compare({ baselines: list })).smallestDetectableChange ?? 0;
    expect(latencyOf(compare({ baselines: zigzag })).evidence?.serialFactor).toBe(1);
    expect(latencyOf(compare({ baselines: wave })).evidence?.serialFactor).toBeGreaterThan(1.5);
    expect(least(wave)).toBeGreaterThan(1.5 * least(zigzag));
  });

  test('mirror it for a speed-up', () => {
    expect(compare({ baselines: baselines(6), candidates: [side('head', 0.7)], confirmation: side('again', 0.7) }).verdict).toBe(
      'improved',
    );
  });

  test('say unchanged when they scatter little, and else how many sessions more would do', () => {
    expect(compare({ baselines: baselines(8, 0.005) }).verdict).toBe('unchanged');
    const { verdict, reasons, smallestDetectableChange } = latencyOf(compare({ baselines: baselines(8, 0.03) }));
    expect(verdict).toBe('inconclusive');
    expect(reasons).toEqual([
      { code: 'not-enough-evidence', facts: { delta: expect.closeTo(0.03, 9), least: smallestDetectableChange, more: expect.any(Number) } },
    ]);
    expect(Number(reasons[0]?.facts.more)).toBeGreaterThan(20);
  });

  test('say nothing when a candidate did not come to rest', () => {
    const collapsing = side('head', 1, {}, { seconds: 12 });
    const comparison = compare({ baselines: baselines(6), candidates: [collapsing] });
    expect(comparison.verdict).toBe('inconclusive');
    expect(comparison.reasons).toContainEqual({ code: 'no-steady-state', facts: { run: 'head' } });
  });

  test('say nothing in one session of what the rule would call beyond chance for an endpoint', () => {
    const { changes } = compare({ baselines: baselines(6), candidates: [side('head', 1.6)] });
    const endpoint = changes.find(({ endpoint: name }) => name === 'GET /api/orders');
    expect(endpoint).toMatchObject({ primary: false, verdict: 'inconclusive' });
    expect(endpoint && codes(endpoint)).toEqual(['beyond-chance', 'unconfirmed']);
  });
});

describe('learning', () => {
  const few = baselines(3, 0.05);

  test('a disaster seen twice is regressed, and once is not', () => {
    const once = compare({ baselines: few, candidates: [side('head', 3)] });
    expect(once).toMatchObject({ mode: 'learning', verdict: 'inconclusive', rule: null });
    expect(once.reasons[0]).toMatchObject({ code: 'beyond-disaster-limit', facts: { seen: 1, needed: 2, metric: 'latency' } });
    const twice = compare({ baselines: few, candidates: [side('head', 3)], confirmation: side('again', 2.5) });
    expect(twice.verdict).toBe('regressed');
    expect(twice.reasons[0]).toMatchObject({ code: 'beyond-disaster-limit', facts: { seen: 2, needed: 2 } });
    expect(compare({ baselines: few, candidates: [side('head', 3)], confirmation: side('again', 1.2) }).verdict).toBe('inconclusive');
  });

  test('with one baseline is beyond four times', () => {
    const one = baselines(1);
    expect(compare({ baselines: one, candidates: [side('head', 3)], confirmation: side('again', 3) }).verdict).toBe('inconclusive');
    expect(compare({ baselines: one, candidates: [side('head', 5)], confirmation: side('again', 5) }).verdict).toBe('regressed');
  });

  test('63 % is the least that three baselines and one metric would find', () => {
    const found = compare({ baselines: baselines(3, 0.053), rule: { ...rule, family: ['p95'] } });
    // t(.99, 2) = 6.965 and t(.8, 2) = 1.061 (NIST e-Handbook 1.3.6.7.2; scipy 1.17.1), SE = .053 sqrt(4/3).
    expect(latencyOf(found).smallestDetectableChange).toBeCloseTo(0.634, 2);
  });

  test('without a spread shows neither interval nor least change', () => {
    for (const base of [baselines(1), baselines(3, 0)])
      expect(latencyOf(compare({ baselines: base }))).toMatchObject({
        change: { low: null, high: null },
        smallestDetectableChange: null,
        evidence: null,
      });
  });
});

describe('the control workload', () => {
  const control = (ms: number, afterMs: number | null = ms): RunChanges => ({ control: { beforeMs: ms, afterMs } });
  const known = (count: number) => baselines(6, 0.053, (at) => (at < count ? control(100 + at) : {}));
  const slower = (changes: RunChanges) => ({ candidates: [side('head', 1.4, changes)], confirmation: side('again', 1.4) });

  test('outside its prediction interval proves that the machine moved, not the code', () => {
    const comparison = compare({ baselines: known(6), ...slower(control(130)) });
    expect(comparison.verdict).toBe('inconclusive');
    // scipy 1.17.1, y = log(arange(100, 106)): exp(y.mean() ± t.ppf(.995, 5) y.std(ddof=1) sqrt(7/6)) = 94.6530330823, 110.9666821556.
    expect(comparison.reasons[0]).toEqual({
      code: 'control-workload-moved',
      facts: { value: 130, low: expect.closeTo(94.6530330823, 6), high: expect.closeTo(110.9666821556, 6), when: 'before', run: 'head' },
    });
    expect(latencyOf(comparison).evidence).not.toBeNull();
  });

  test('is looked at before and after, in every session', () => {
    expect(compare({ baselines: known(6), ...slower(control(102, 130)) }).reasons[0]?.facts).toMatchObject({ when: 'after' });
    const again = { candidates: [side('head', 1.4)], confirmation: side('again', 1.4, control(70)) };
    expect(compare({ baselines: known(6), ...again }).reasons[0]?.facts).toMatchObject({ run: 'again', value: 70 });
  });

  test('inside it, or of too few baselines, says nothing', () => {
    expect(compare({ baselines: known(6), ...slower(control(103)) }).verdict).toBe('regressed');
    expect(compare({ baselines: known(2), ...slower(control(130)) }).verdict).toBe('regressed');
  });

  test('that moved makes no disaster', () => {
    const few = baselines(3, 0.05, (at) => control(100 + at));
    const twice = { candidates: [side('head', 3, control(300))], confirmation: side('again', 3, control(300)) };
    expect(compare({ baselines: few, ...twice }).verdict).toBe('inconclusive');
  });

  test('moves no work counters', () => {
    const counted = (value: number): RunChanges => ({ workCounters: [{ endpoint: 'GET /api/orders', counter: 'dbQueries', value }] });
    const base = baselines(6, 0.053, (at) => ({ ...control(100 + at), ...counted(2) }));
    expect(compare({ baselines: base, candidates: [side('head', 1, { ...control(130), ...counted(51) })] }).verdict).toBe('regressed');
  });
});

describe('not compared', () => {
  test('is a session with another hard key than every baseline, or than the other session', () => {
    const other: RunChanges = { provenance: { scenarioHash: 'aa' } };
    const unlike = compare({ baselines: baselines(6), candidates: [side('head', 1, other)] });
    expect(unlike).toMatchObject({ verdict: 'invalid', changes: [], reasons: [{ code: 'hard-key-differs', facts: { keys: 'scenario' } }] });
    const mixed = compare({ baselines: baselines(6), confirmation: side('again', 1, other) });
    expect(mixed).toMatchObject({ verdict: 'invalid', reasons: [{ code: 'hard-key-differs', facts: { keys: 'scenario' } }] });
  });

  test('is an invalid session, whichever it is', () => {
    const invalid: RunChanges = { health: { validity: 'invalid' } };
    expect(compare({ baselines: baselines(6), candidates: [side('head', 1, invalid)] }).verdict).toBe('invalid');
    expect(compare({ baselines: baselines(6), confirmation: side('again', 1, invalid) }).reasons).toEqual([
      { code: 'invalid-run', facts: { side: 'head', run: 'again', why: 'generator' } },
    ]);
  });

  test('is a session with itself, or nothing', () => {
    const base = baselines(1);
    expect(compareStored({ baselines: base, candidates: [side('base-0')], confirmation: null, rule })).toBeNull();
    expect(() => compareStored({ baselines: base, candidates: [], confirmation: null, rule })).toThrow(RangeError);
  });
});
