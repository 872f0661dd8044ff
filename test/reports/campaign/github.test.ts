import { describe, expect, it } from 'vitest';
import { github } from '../../../reports/campaign/github.ts';
import { byteLength } from '../../../reports/formats/github/workflow-command.ts';
import { parseWorkflowCommand, type WorkflowCommand } from '../../engine/init/runner/workflow-command.ts';
import { hostileStrings } from '../hostile.ts';
import { campaignVariants, overriddenReport, regressedReport, targetsReport, unchangedReport } from './variants.ts';

function annotationsOf(text: string): WorkflowCommand[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => parseWorkflowCommand(line) ?? expect.fail(`no workflow command: ${line}`));
}

describe('annotations of a campaign', () => {
  it.each(Object.entries(campaignVariants))('of “%s” begin with the answer and what could have been noticed', (_, make) => {
    const report = make();
    const all = annotationsOf(github.render(report, { reportPath: 'r/report.html', scenarioFile: 'load/shop.ts' }));
    const conclusion = all.find(({ properties }) => properties.title?.startsWith('Headroom: '));
    expect(conclusion?.message).toContain('Report: r/report.html');
    expect(conclusion?.message).toContain(`Reproduce: ${report.reproduce}`);
    if (report.verdict !== 'invalid') expect(conclusion?.message).toMatch(/smallest detectable change|counted exactly/i);
    expect(conclusion?.command === 'error').toBe(report.exitCode !== 0);
    expect(all.every(({ properties }) => properties.file === 'load/shop.ts')).toBe(true);
    expect(all.map(({ command }) => ['error', 'warning', 'notice'].indexOf(command))).toEqual(
      all.map(({ command }) => ['error', 'warning', 'notice'].indexOf(command)).toSorted(),
    );
    for (const { message } of all) expect(byteLength(message)).toBeLessThanOrEqual(4000);
  });

  it('make errors of what blocks and warnings of advice', () => {
    const titles = annotationsOf(github.render(regressedReport())).map(({ command, properties }) => `${command} ${properties.title}`);
    expect(titles[0]).toMatch(/^error Headroom: .*regression regressed, merge blocked/);
    expect(titles).toContain('error Regressed: p95 latency');
    expect(titles.some((title) => /^error Regressed: queries per request of GET \/api\/orders$/i.test(title))).toBe(true);
    expect(titles).toContain('warning Regressed: p95 latency of GET /api/orders (advice, outside of what may block)');
  });

  it('make a warning of what was overridden, with who and why', () => {
    const all = annotationsOf(github.render(overriddenReport()));
    expect(all.map(({ command }) => command)).not.toContain('error');
    expect(all[0]?.message).toMatch(/^Overridden by .+: .+\. It would have blocked/);
  });

  it('name each target that was not met', () => {
    const report = targetsReport();
    const missed = report.targets.filter(({ status }) => status !== 'pass');
    expect(missed.length).toBeGreaterThan(0);
    const titles = annotationsOf(github.render(report)).map(({ properties }) => properties.title ?? '');
    expect(titles.filter((title) => /^(Target failed|No data)/.test(title))).toHaveLength(missed.length);
  });

  it('are one notice when all is well', () => {
    expect(annotationsOf(github.render(unchangedReport())).map(({ command }) => command)).toEqual(['notice']);
  });

  it('are never more than an annotation, whatever names hold', () => {
    for (const text of hostileStrings) {
      const report = regressedReport();
      report.reproduce = text;
      report.override = { by: text, why: text, at: '2026-03-12T09:14:05.000Z' };
      for (const change of report.comparison?.changes ?? []) change.endpoint = text;
      for (const { command, properties } of annotationsOf(github.render(report, { reportPath: text, scenarioFile: text })))
        expect([
          ['error', 'warning', 'notice'].includes(command),
          Object.keys(properties).every((name) => /^(file|title)$/.test(name)),
        ]).toEqual([true, true]);
    }
  });
});
