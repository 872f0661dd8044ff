import { describe, expect, it } from 'vitest';
import type { Report } from '../../../engine/model/report.ts';
import type { Verdict } from '../../../engine/model/target.ts';
import { reportChips, verdictChip } from '../../../reports/words/chips.ts';
import { figures } from '../../../reports/words/figures.ts';
import { headline } from '../../../reports/words/headline.ts';
import { demoReport, emptyReport, failingReport, firstReport, invalidReport, noDataReport } from '../variants.ts';

const demo = demoReport();

describe('headline', () => {
  const p95 = (report: Report, p95Ms: number, limitMs: number | null): Report => ({
    ...report,
    headroom: { limitMs, p95Ms, freeMs: limitMs === null ? null : limitMs - p95Ms, users: 1000 },
  });

  it('says load, latency and distance in one sentence', () => {
    expect(headline(p95(firstReport(), 212, 300))).toBe('1,000 users held 60 s: p95 212 ms, 88.0 ms under the target.');
    expect(headline(failingReport())).toBe(
      '1,000 users held 60 s: p95 412 ms, 112 ms over the target. Against the baseline: slower by 210 ms (+104 % [84, 126]).',
    );
    expect(headline(p95(firstReport(), 300, 300))).toContain('exactly at the target');
    expect(headline(p95({ ...firstReport(), verdicts: [], chips: { ...firstReport().chips, target: 'none' } }, 212, null))).toBe(
      '1,000 users held 60 s: p95 212 ms. No target was set.',
    );
  });

  it('calls a learning comparison neither a regression nor a pass', () => {
    expect(headline(demo)).toMatch(/Against the baseline: no regression proven, learning \(3 of 6 baselines\)\.$/);
  });

  it('names the target that failed when the latency did not', () => {
    const [first, second, ...others] = firstReport().verdicts as [Verdict, Verdict, ...Verdict[]];
    const failed: Verdict = {
      ...second,
      status: 'fail',
      reasons: [{ code: 'missed', facts: {} }],
      actual: { value: 940, low: null, high: null, confidence: 0.95, samples: 60 },
    };
    expect(headline({ ...firstReport(), verdicts: [first, failed, ...others] })).toContain(
      'under the target. 1 of 6 targets failed: users >= 1000 (940).',
    );
  });

  it('claims nothing of an invalid run, of missing users or of nothing', () => {
    expect(headline(invalidReport())).toMatch(/^This run says nothing about the target: the generator could not keep time/);
    expect(headline(invalidReport())).not.toMatch(/under|over the|baseline/);
    expect(headline(noDataReport())).toMatch(
      /^Only 812 of 1,000 users held 60 s: p95 \d+ ms, which settles nothing about the target\. 2 of 3 targets are without data\. /,
    );
    expect(headline(noDataReport())).toMatch(/The run was stopped early: stopped by hand\.$/);
    expect(headline(emptyReport())).toBe('Nothing was measured: no request was recorded. The run was cut off.');
  });

  it('shows no headroom figure where there is no verdict on the target', () => {
    const shown = (report: Report) => figures(report).map(({ label }) => label);
    expect(shown(demo)).toContain('Headroom');
    expect(shown(failingReport())).toContain('Over the target');
    for (const report of [invalidReport(), noDataReport()]) expect(shown(report)).not.toContain('Headroom');
    expect(shown(emptyReport())).toEqual([]);
    for (const report of [demo, failingReport(), invalidReport(), noDataReport()]) expect(figures(report).length).toBeGreaterThanOrEqual(3);
  });

  it('puts the sample count beside every percentile of the figures', () => {
    for (const { label, beside } of figures(demo)) if (/p\d/.test(label)) expect(beside.join(' ')).toMatch(/n = \d/);
  });
});

describe('chips', () => {
  it('answers three questions with the fixed words', () => {
    const words = (report: Report) => reportChips(report).map(({ label, word }) => `${label} ${word}`);
    expect(words(failingReport())).toEqual(['Target fail', 'Regression regressed', 'Run valid']);
    expect(words(demo)).toEqual(['Target pass, some too close to call', 'Regression inconclusive, learning 3 of 6', 'Run valid']);
    expect(words(invalidReport())).toEqual(['Target no data', 'Regression invalid', 'Run invalid']);
    expect(words(emptyReport())).toEqual(['Target none set', 'Regression no baseline yet', 'Run validity unknown']);
  });

  it('never shows no data in the tone of a pass', () => {
    expect(verdictChip({ status: 'no-data', tooClose: true })).toEqual({ label: 'Target', word: 'no data', tone: 'unsure' });
    expect(verdictChip({ status: 'pass', tooClose: true }).word).toBe('pass, too close to call');
  });
});
