import { describe, expect, it } from 'vitest';
import { obstacleCodes } from '../../../engine/model/obstacle.ts';
import type { Report } from '../../../engine/model/report.ts';
import { latencyByLoad } from '../../../reports/charts/by-load.ts';
import { overTime } from '../../../reports/charts/time.ts';
import { figures } from '../../../reports/words/figures.ts';
import { healthReason } from '../../../reports/words/health.ts';
import { evidenceLine, loadClause } from '../../../reports/words/load.ts';
import { targetName } from '../../../reports/words/targets.ts';
import { worstThings } from '../../../reports/words/worst.ts';
import { demoReport } from '../variants.ts';

function reportOf(kind: Report['run']['provenance']['driver']['kind']): Report {
  const report = demoReport();
  const { run } = report;
  return {
    ...report,
    load: { ...report.load, journeysPerHour: null },
    run: { ...run, provenance: { ...run.provenance, driver: { ...run.provenance.driver, kind } } },
  };
}

const page = (report: Report) => `${latencyByLoad(report, 'a')}${overTime(report, 'b')}`;

describe('a load of connections', () => {
  it('is called so in sentences, figures and charts', () => {
    const report = reportOf('autocannon');
    expect(loadClause(report)).toMatch(/^[\d,]+ connections held/);
    expect(figures(report).map(({ label }) => label)).toContain('Connections open at once');
    expect(page(report).includes('Latency, throughput and connections')).toBe(true);
    expect(/\d users\b|>Users</.test(page(report))).toBe(false);
    expect(loadClause(reportOf('k6'))).toMatch(/^[\d,]+ users held/);
  });

  it('of sockets is timed by round trips', () => {
    const report = reportOf('ws');
    expect(evidenceLine(report)).toMatch(/^[\d,]+ round trips · [\d,.]+ round trips\/s/);
    expect(page(report).includes('Round trip against load')).toBe(true);
    expect(page(report).includes('Latency')).toBe(false);
  });

  it('is what a target may be declared for', () => {
    const [verdict] = demoReport().verdicts;
    if (!verdict) throw new Error('the demo has targets');
    const target = { ...verdict.target, text: 'wsRoundTrip p95 < 100 ms', at: { users: 2000, of: 'connections' as const } };
    expect(targetName(target)).toBe('wsRoundTrip p95 < 100 ms at 2,000 connections');
  });
});

describe('what stopped a climb', () => {
  const reason = (facts: Record<string, number | string>, invalidates = true) =>
    ({ code: 'load-not-reached', invalidates, facts: { planned: 2000, active: 1009, unit: 'connection', ...facts } }) as const;

  it('is said with what can be done about it', () => {
    expect(healthReason(reason({ obstacle: 'file-limit', detail: 'this process may open no more files' }))).toBe(
      'the planned load was not reached: 1,009 of 2,000 connections, because the generator may open no more files (raise `ulimit -n`) (this process may open no more files)',
    );
    expect(healthReason(reason({}))).toBe('the planned load was not reached: 1,009 of 2,000 connections');
  });

  it.each(obstacleCodes)('has words for %s', (obstacle) => {
    expect(healthReason(reason({ obstacle }))).toMatch(/, because the (generator|target)/);
  });

  it('stands among the worst things where the target would not have more', () => {
    const report = demoReport();
    const health = {
      ...report.run.health,
      reasons: [reason({ obstacle: 'rejected', detail: 'HTTP 503 in place of the handshake' }, false)],
    };
    expect(worstThings({ ...report, run: { ...report.run, health } }, 20).join('\n')).toContain(
      '1,009 of 2,000 connections, because the target turns further connections away (HTTP 503 in place of the handshake)',
    );
  });

  it('can be the generator’s one thread', () => {
    expect(healthReason({ code: 'generator-busy', invalidates: true, facts: { busy: 0.97, limit: 0.9 } })).toBe(
      'the generator was the bottleneck: its one thread was busy 97.0 % of the time',
    );
  });
});
