import { describe, expect, it } from 'vitest';
import { generatorHealthSchema } from '../../../engine/model/health.ts';
import type { Report } from '../../../engine/model/report.ts';
import { blocking } from '../../../reports/words/blocking.ts';
import { healthReason, healthSentence } from '../../../reports/words/health.ts';
import { labels } from '../../../reports/words/labels.ts';
import { evidenceLine, loadClause } from '../../../reports/words/load.ts';
import { approveHint } from '../../../reports/words/next.ts';
import { secondOpinionSentence } from '../../../reports/words/opinion.ts';
import { worstThings } from '../../../reports/words/worst.ts';
import { demoReport, emptyReport, failingReport, firstReport, invalidReport, noDataReport } from '../variants.ts';

const demo = demoReport();

describe('generator', () => {
  it.each([
    [
      'late-ticker',
      { latenessMs: 184, limitMs: 20 },
      'the generator could not keep time: its clock ran 184 ms late (p99), 20 ms is the limit',
    ],
    ['too-few-users-for-rate', { dropped: 120, maxUsers: 50 }, 'the generator had too few users for the rate: 120 journeys never started'],
    ['load-not-reached', { planned: 1000, active: 640, step: 3 }, 'the planned load was not reached: 640 of 1,000 users'],
    ['generator-cpu', { cpu: 0.985, limit: 0.9 }, 'the generator ran out of CPU (98.5 % of its cores)'],
    ['samples-dropped', { dropped: 12, clamped: 0 }, '12 samples could not be recorded'],
    ['no-load', {}, 'no load was generated'],
  ] as const)('%s reads “%s”', (code, facts, text) => {
    expect(healthReason({ code, invalidates: true, facts })).toBe(text);
  });

  it('has a clause for every code without its facts', () => {
    for (const code of generatorHealthSchema.shape.reasons.element.shape.code.options)
      expect(healthReason({ code, invalidates: true, facts: {} })).toMatch(/^\S.{9,}/);
  });

  it('says how late it was', () => {
    expect(healthSentence(demo.run.health)).toMatch(
      /^The generator kept time: 99 % of its ticks were at most [\d.]+ ms late \(n = [\d,]+\)/,
    );
    expect(healthSentence(emptyReport().run.health)).toBe('Whether the generator kept time is not known.');
  });
});

describe('what else is said', () => {
  it('offers the command that approves a run only when it may become a baseline', () => {
    expect(approveHint(firstReport())).toEqual({
      purpose: 'No baseline yet. To compare later runs with this one:',
      command: 'headroom baseline approve 2026-03-12T09-14-05-demo-4f1c --why "..."',
    });
    expect(approveHint(demo)?.purpose).toBe('To add this run to the baselines:');
    for (const report of [failingReport(), invalidReport(), noDataReport(), emptyReport()]) expect(approveHint(report)).toBeNull();
  });

  it('says whether it blocks', () => {
    expect([demo, failingReport(), invalidReport(), noDataReport(), emptyReport()].map(blocking)).toEqual([
      'Does not block: 6 targets passed.',
      'Blocks: 1 target failed.',
      'Blocks: the run is invalid.',
      'Blocks: no data for 2 declared targets.',
      'Does not block: no target is set.',
    ]);
  });

  it('puts the worst first', () => {
    expect(worstThings(failingReport())[0]).toMatch(/^p95 < 300 ms at 1,000 users: missed: 412 ms .*misses it with 613 ms/);
    expect(worstThings(failingReport())[1]).toBe('p95 latency: slower by 210 ms (+104 % [84, 126])');
    expect(worstThings(invalidReport())[0]).toMatch(/^The generator could not keep time/);
    expect(worstThings(emptyReport())).toEqual([]);
    const calm: Report = {
      ...firstReport(),
      errors: [],
      verdicts: firstReport().verdicts.map((verdict) => ({ ...verdict, tooClose: false })),
    };
    expect(worstThings(calm)).toEqual([expect.stringMatching(/^Slowest: GET \/api\/orders\/search, p95 \d+ ms \[.*\] \(n = /)]);
  });

  it('names open arrivals, their misses and what they mean', () => {
    const opinion = demo.secondOpinion;
    expect(opinion && secondOpinionSentence(opinion)).toMatch(
      /^Offered again as open arrivals \(33\.4 journeys\/s for 20 s, .*\): p95 \d+ ms \[.*\] \(n = 3,3\d\d\), [−+][\d.]+ % against the hold; 3 journeys could not start and count as missed\. Closed users hide no waiting worth naming\.$/,
    );
    expect(opinion && secondOpinionSentence({ ...opinion, gap: 0.4, hidesWaiting: true })).toMatch(/Closed users hide waiting\.$/);
    expect(opinion && secondOpinionSentence({ ...opinion, openP95: null })).toMatch(/too few requests to say\.$/);
  });

  it('says the load in a clause and its numbers in a line', () => {
    expect([demo, noDataReport(), emptyReport()].map(loadClause)).toEqual([
      '1,000 users held 60 s',
      'Only 812 of 1,000 users held 60 s',
      '0 requests in 1 s',
    ]);
    expect(evidenceLine(demo)).toMatch(
      /^9,822 requests · 164 req\/s · 115,000 journeys\/h · 4 failed \(0\.0407 %\) · 99\.\d+ % of checks passed$/,
    );
    for (const { name, meaning } of Object.values(labels)) expect(`${name}: ${meaning}`).toMatch(/^[a-z].*\.$/);
  });
});
