import { describe, expect, it } from 'vitest';
import type { Change, Comparison } from '../../../engine/model/comparison.ts';
import type { Report } from '../../../engine/model/report.ts';
import { junit } from '../../../reports/formats/junit.ts';
import { demoReport, emptyReport, failingReport, firstReport, invalidReport, noDataReport } from '../variants.ts';

/** Name and outcome of each case. */
function outcomes(report: Report): Record<string, string> {
  const cases = junit.render(report).matchAll(/<testcase classname="[^"]*\.(\w+)" name="([^"]*)" time="0">(?:<(\w+)[^>]*>)?/g);
  return Object.fromEntries(
    [...cases].map(([, group, name, result = 'passed']) => [`${group}: ${name}`, result === 'system' ? 'passed' : result]),
  );
}

const counts = (report: Report): string =>
  / tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)"/.exec(junit.render(report))?.slice(1).join(' ') ?? '';

describe('JUnit', () => {
  it('fails a target that failed and a number that regressed', () => {
    expect(outcomes(failingReport())).toMatchObject({
      'run: the run is valid': 'passed',
      'target: p95 &lt; 300 ms at 1,000 users': 'failure',
      'target: errorRate &lt; 1 %': 'passed',
      'regression: p95 latency is not worse than before': 'failure',
    });
  });

  it('errs on an invalid run, fails none of its targets and passes none', () => {
    const found = outcomes(invalidReport());
    expect(found['run: the run is valid']).toBe('error');
    expect(
      Object.entries(found)
        .filter(([name]) => name.startsWith('target'))
        .map(([, outcome]) => outcome),
    ).toEqual(Array(6).fill('skipped'));
    expect(found['regression: no regression against the baseline']).toBe('error');
  });

  it('fails a declared target without data: it is never a pass', () => {
    expect(outcomes(noDataReport())).toMatchObject({
      'target: p95 &lt; 300 ms at 1,000 users': 'failure',
      'target: users &gt;= 1000': 'failure',
      'target: errorRate &lt; 1 %': 'passed',
    });
  });

  it('skips what is inconclusive or has no baseline, with the reason', () => {
    expect(outcomes(demoReport())['regression: p95 latency is not worse than before']).toBe('skipped');
    expect(junit.render(demoReport())).toMatch(/<skipped message="Inconclusive: [^"]*learning \(3 of 6 baselines\)\."/);
    expect(junit.render(firstReport())).toContain('<skipped message="No baseline yet."/>');
    expect(outcomes(emptyReport())).toEqual({
      'run: the run is valid': 'skipped',
      'regression: no regression against the baseline': 'skipped',
    });
  });

  it('fails the whole when it regressed by something no single case tells', () => {
    const report = demoReport();
    const comparison: Comparison = { ...(report.comparison as Comparison), verdict: 'regressed' };
    expect(outcomes({ ...report, comparison })['regression: no regression against the baseline']).toBe('failure');
    const risen = { ...(comparison.changes[0] as Change), verdict: 'regressed' as const };
    expect(outcomes({ ...report, comparison: { ...comparison, changes: [risen] } })).not.toHaveProperty(
      'regression: no regression against the baseline',
    );
  });

  it('counts what it lists', () => {
    expect(counts(failingReport())).toMatch(/^14 2 0 /);
    expect(counts(invalidReport())).toBe('8 0 2 6');
  });
});
