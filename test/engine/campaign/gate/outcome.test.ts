import { describe, expect, it } from 'vitest';
import type { MeasuredBlock } from '../../../../engine/campaign/gate/block.ts';
import { blockedBy, exitsOf, type Judged } from '../../../../engine/campaign/gate/outcome.ts';
import { brokenSides } from '../../../../engine/campaign/gate/sides-problem.ts';
import type { Change, Comparison } from '../../../../engine/model/comparison.ts';
import { strongestExit } from '../../../../engine/model/error.ts';
import type { Verdict } from '../../../../engine/model/target.ts';

const change = (over: Partial<Change>) => ({ primary: true, statistic: 'p95', verdict: 'regressed', reasons: [], ...over }) as Change;
const comparison = (...changes: Change[]) => ({ changes }) as unknown as Comparison;
const target = (status: Verdict['status'], tooClose = false) => ({ status, tooClose }) as Verdict;
const judged = (over: Partial<Judged> = {}): Judged => ({ verdict: null, comparison: null, targets: [], headFailsChecks: false, ...over });
const calm = { interrupted: false, failure: 0, overridden: false, strict: false } as const;
const exitOf = (what: Judged, ending: Partial<Parameters<typeof exitsOf>[2]> = {}) =>
  strongestExit(exitsOf(what, blockedBy(what), { ...calm, ...ending }));

describe('what blocks', () => {
  it('is a primary regression of a time, of a count, or a disaster, each by its name', () => {
    const by = (...changes: Change[]) => blockedBy(judged({ verdict: 'regressed', comparison: comparison(...changes) }));
    expect(by(change({}))).toEqual(['regression']);
    expect(by(change({ statistic: 'count' }))).toEqual(['work-counter']);
    expect(by(change({ reasons: [{ code: 'beyond-disaster-limit', facts: {} }] }))).toEqual(['disaster']);
    expect(by(change({}), change({ statistic: 'count' }), change({ primary: false }))).toEqual(['regression', 'work-counter']);
  });

  it('is a failed target, a target without data, failing checks, an invalid comparison', () => {
    expect(blockedBy(judged({ targets: [target('pass'), target('no-data'), target('fail')] }))).toEqual(['target', 'no-data']);
    expect(blockedBy(judged({ headFailsChecks: true }))).toEqual(['checks']);
    expect(blockedBy(judged({ verdict: 'invalid' }))).toEqual(['invalid']);
  });

  it('is nothing that is improved, unchanged or cannot be told', () => {
    for (const verdict of ['improved', 'unchanged', 'inconclusive'] as const)
      expect(blockedBy(judged({ verdict, comparison: comparison(change({ verdict })), targets: [target('pass', true)] }))).toEqual([]);
  });
});

describe('the exit code', () => {
  const regressed = judged({ verdict: 'regressed', comparison: comparison(change({})) });

  it('is 1 for what blocks, 3 for what is invalid, 0 for the rest', () => {
    expect(exitOf(regressed)).toBe(1);
    expect(exitOf(judged({ targets: [target('fail')] }))).toBe(1);
    expect(exitOf(judged({ verdict: 'invalid', targets: [target('fail')] }))).toBe(3);
    expect(exitOf(judged({ verdict: 'inconclusive' }))).toBe(0);
  });

  it('is 2 for what cannot be told, when strict', () => {
    expect(exitOf(judged({ verdict: 'inconclusive' }), { strict: true })).toBe(2);
    expect(exitOf(judged({ targets: [target('pass', true)] }), { strict: true })).toBe(2);
    expect(exitOf(judged({ verdict: 'unchanged' }), { strict: true })).toBe(0);
  });

  it('lets an override pass what blocks, but nothing invalid, interrupted or failed', () => {
    expect(exitOf(regressed, { overridden: true })).toBe(0);
    expect(exitOf(judged({ verdict: 'invalid' }), { overridden: true })).toBe(3);
    expect(exitOf(regressed, { overridden: true, interrupted: true })).toBe(130);
    expect(exitOf(regressed, { overridden: true, failure: 69 })).toBe(69);
  });
});

describe('sides that are none', () => {
  const block = (over: Partial<MeasuredBlock>) =>
    ({ separation: null, checks: { base: { made: 1000, failed: 0 }, head: { made: 1000, failed: 0 } }, ...over }) as MeasuredBlock;
  const apart = (why: 'requests-crossed' | null) =>
    ({ why, sameVersion: false, separation: { shown: why === null, by: null, base: {}, head: {} } }) as MeasuredBlock['separation'];

  it('are found in any block', () => {
    expect(brokenSides([block({ separation: apart(null) }), block({})])).toBeNull();
    expect(brokenSides([block({ separation: apart(null) }), block({ separation: apart('requests-crossed') })])).toEqual({
      code: 'sides-not-separated',
      facts: { why: 'requests-crossed' },
    });
  });

  it('have a base that fails its own checks more often than a hundredth of the time; a failing head is no such problem', () => {
    const failing = (base: number, head: number) =>
      block({ checks: { base: { made: 1000, failed: base }, head: { made: 1000, failed: head } } });
    expect(brokenSides([failing(10, 900)])).toBeNull();
    expect(brokenSides([failing(30, 0), failing(0, 0)])).toEqual({
      code: 'base-fails-checks',
      facts: { side: 'base', made: 2000, failed: 30 },
    });
  });
});
