import { describe, expect, it } from 'vitest';
import { summary } from '../../../reports/campaign/summary.ts';
import { blocks } from './builders.ts';
import { campaignVariants, regressedReport } from './variants.ts';

const mostBytes = 1024 * 1024;
const aboveTheFold = (text: string) => (text.split('<details>')[0] ?? '').split('\n').filter((line) => line.trim() !== '');

describe('step summary', () => {
  it.each(Object.entries(campaignVariants))('of “%s” tells the answer in ten lines and folds the rest', (_, make) => {
    const report = make();
    const text = summary.render(report, { reportPath: 'r/report.html' });
    const lines = aboveTheFold(text);
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines[0]).toMatch(/^### Target .* · Regression .* · Merge /);
    if (report.verdict !== 'invalid') expect(lines.join('\n')).toMatch(/smallest detectable change|counted exactly/i);
    expect(text.split('<details>').length).toBe(text.split('</details>').length);
  });

  it('holds every block of the judged numbers', () => {
    const report = regressedReport();
    const [change] = report.comparison?.changes ?? [];
    const section =
      summary
        .render(report)
        .split('<summary>')
        .find((part) => part.startsWith('Every block of P95 latency') || part.startsWith('Every block of p95 latency')) ?? '';
    expect(section.match(/\| (detection|confirmation) \|/g)).toHaveLength(change?.evidence?.units.length ?? 0);
  });

  it('stays below what GitHub takes, and says what it left out', () => {
    const report = regressedReport();
    const changes = report.comparison?.changes ?? [];
    const [first] = changes;
    if (first?.evidence) {
      const units = blocks({ detection: 3000 });
      for (let copy = 0; copy < 12; copy += 1)
        changes.push({ ...first, endpoint: `GET /${'漢'.repeat(300)}${copy}`, evidence: { ...first.evidence, units } });
    }
    report.notes = Array.from({ length: 900 }, () => '漢字'.repeat(300));
    const text = summary.render(report);
    expect(new TextEncoder().encode(text).length).toBeLessThan(mostBytes);
    expect(text).toMatch(/Too long for a summary, and left out: .+\.\n$/);
    expect(aboveTheFold(text).length).toBeLessThanOrEqual(10);
  });
});
