import { describe, expect, it } from 'vitest';
import type { CampaignReport } from '../../../engine/model/campaign.ts';
import { campaignFormats } from '../../../reports/campaign/index.ts';
import { width } from '../../../reports/formats/text/columns.ts';
import {
  campaignVariants,
  inconclusiveReport,
  invalidReport,
  learningReport,
  overriddenReport,
  regressedReport,
  scheduleReport,
  targetsReport,
  unchangedReport,
} from './variants.ts';

const { text, markdown, junit, html } = campaignFormats;
const plain = (line: string): string => line.replace(new RegExp(`${String.fromCharCode(0x1b)}\\[\\d+m`, 'g'), '');

describe('text', () => {
  it.each([60, 80, 100, 120, 300])('asked for %i columns it stays within 80 to 120, the command to copy excepted', (columns) => {
    const most = Math.min(120, Math.max(80, columns));
    for (const make of Object.values(campaignVariants)) {
      const lines = text.render(make(), { columns, colour: true, reportPath: 'report.html' }).split('\n').map(plain);
      const command = lines.lastIndexOf('Repeat') + 1;
      for (const [index, line] of lines.entries()) if (index !== command) expect(width(line), line).toBeLessThanOrEqual(most);
    }
  });

  it('colours by meaning only when asked', () => {
    const coloured = text.render(regressedReport(), { colour: true });
    expect(plain(coloured)).toBe(text.render(regressedReport()));
    expect(coloured).toContain(`${String.fromCharCode(0x1b)}[31m✗ regressed`);
    expect(coloured).toContain(`${String.fromCharCode(0x1b)}[32m✓ unchanged`);
  });

  it('gives the command whole, to be copied', () => {
    expect(text.render(regressedReport())).toContain(`Repeat\n  ${regressedReport().reproduce}\n`);
  });

  it('marks what is outside of the family as advice', () => {
    const [gate = '', advice = ''] = text.render(regressedReport()).split('Advice only');
    expect(gate).toMatch(
      /Gate +Base +Head +Change +Detectable +Verdict\np95 latency +\d+ ms +\d+ ms +\+[\d.]+ % \[.*\] +[\d.]+ % +✗ regressed/,
    );
    expect(advice).toMatch(/GET \/api\/orders, +\d+ ms/);
  });
});

describe('Markdown', () => {
  const fold = (report: CampaignReport): string =>
    markdown.render(report, { reportPath: 'results/report.html' }).split('\n\n<details>')[0] ?? '';

  it('says before the fold what a reviewer needs, in at most ten lines', () => {
    for (const make of Object.values(campaignVariants)) expect(fold(make()).split('\n').length).toBeLessThanOrEqual(10);
    for (const part of [
      'Regression ✗ regressed · Merge ✗ blocked',
      'Blocks the merge: a regression of p95 latency',
      'confirmed by 8 fresh blocks, detectable ',
      'Smallest detectable change ',
      'base `origin/main 8be4410f21` · head `faster-search 9f2d4c1b7a`',
      'took 5 min 38 s of 10 min',
      'Repeat: `headroom gate --base origin/main',
      'report: `results/report.html`',
    ])
      expect(fold(regressedReport())).toContain(part);
  });

  it('leaves sections out rather than be refused for its length, and says so', () => {
    const report = unchangedReport();
    const notes = Array.from({ length: 400 }, (_, index) => `${'<|&>'.repeat(80)}${index}`);
    const written = markdown.render({ ...report, notes });
    expect(written.length).toBeLessThan(65_536);
    expect(written).toMatch(/left out: reasons and notes\.\n$/);
    expect(written).toContain('<summary>The rule</summary>');
  });
});

describe('JUnit', () => {
  const outcomes = (report: CampaignReport): Record<string, string> =>
    Object.fromEntries(
      [...junit.render(report).matchAll(/<testcase classname="[^"]*\.(\w+)" name="([^"]*)" time="0">(?:<(failure|error|skipped))?/g)].map(
        ([, group, name, outcome]) => [`${group}: ${name}`, outcome ?? 'passed'],
      ),
    );

  it('fails only what blocks', () => {
    expect(outcomes(regressedReport())).toEqual({
      'campaign: the measurement is valid': 'passed',
      'regression: p95 latency is not worse than before': 'failure',
      'regression: Error rate is not worse than before': 'passed',
      'regression: GET /api/orders, queries per request is not worse than before': 'failure',
      'regression: GET /api/orders/search, queries per request is not worse than before': 'passed',
      'regression: GET /api/orders, rows per request is not worse than before': 'passed',
    });
    expect(Object.values(outcomes(scheduleReport()))).not.toContain('failure');
  });

  it('fails a target that blocks, and judges the others', () => {
    expect(outcomes(targetsReport())).toMatchObject({
      'target: p95 &lt; 300 ms at 1,000 users': 'failure',
      'target: users &gt;= 1000': 'passed',
      'regression: no regression against the base': 'skipped',
    });
  });

  it('fails a target of a schedule too, since the exit code does', () => {
    const { targets } = targetsReport();
    expect(outcomes({ ...scheduleReport(), targets, exitCode: 1 })['target: p95 &lt; 300 ms at 1,000 users']).toBe('failure');
  });

  it('skips what is inconclusive, and what somebody overrode, with the reason', () => {
    expect(outcomes(inconclusiveReport())['regression: p95 latency is not worse than before']).toBe('skipped');
    expect(outcomes(learningReport())['regression: p95 latency is not worse than before']).toBe('skipped');
    expect(outcomes(overriddenReport())['regression: p95 latency is not worse than before']).toBe('skipped');
    expect(junit.render(overriddenReport())).toContain('<skipped message="Overridden by Ada: the slower search');
  });

  it('errs on an invalid measurement and passes nothing', () => {
    expect(outcomes(invalidReport())).toEqual({
      'campaign: the measurement is valid': 'error',
      'regression: no regression against the base': 'skipped',
    });
    const judged: CampaignReport = { ...invalidReport(), targets: learningReport().targets };
    expect(Object.values(outcomes(judged))).not.toContain('passed');
  });

  it('names the same target of several sessions apart', () => {
    const { targets } = learningReport();
    const names = Object.keys(outcomes({ ...learningReport(), targets: [...targets, ...targets] }));
    expect(names.filter((name) => name.startsWith('target: p95'))).toEqual([
      'target: p95 &lt; 300 ms at 1,000 users',
      'target: p95 &lt; 300 ms at 1,000 users (session 2)',
    ]);
  });
});

it('the page shows both sides, the blocks, the counters, the sides and the rule', () => {
  const titles = (report: CampaignReport): string[] =>
    [...html.render(report).matchAll(/<h2 id="[^"]*">([^<]*)<\/h2>/g)].map(([, title = '']) => title);
  expect(titles(regressedReport())).toEqual([
    'What the gate judges',
    'Block by block',
    'Work counters',
    'Outside of the family',
    'The two sides',
    'The rule',
    'Where the numbers come from',
  ]);
  expect(titles(campaignVariants.stored())).toContain('Since the pinned release');
  expect(titles(invalidReport())).toEqual(['The two sides', 'Reasons and notes', 'Where the numbers come from']);
  expect(titles(overriddenReport())).toContain('Reasons and notes');
});
