import { describe, expect, it } from 'vitest';
import type { Report } from '../../../engine/model/report.ts';
import { latencyByLoad } from '../../../reports/charts/by-load.ts';
import { ceiling } from '../../../reports/charts/ceiling.ts';
import { changeRows } from '../../../reports/charts/changes.ts';
import { latencyDistribution } from '../../../reports/charts/distribution.ts';
import { endpointBars } from '../../../reports/charts/endpoints.ts';
import { probesOverTime } from '../../../reports/charts/probes.ts';
import { overTime } from '../../../reports/charts/time.ts';
import { vitalBars } from '../../../reports/charts/vitals.ts';
import type { Markup } from '../../../reports/markup.ts';
import { demoReport, emptyReport, failingReport, noDataReport, variants } from '../variants.ts';

const charts: Readonly<Record<string, (report: Report) => Markup | null>> = {
  ceiling: (report) => ceiling(report, 'id'),
  overTime: (report) => overTime(report, 'id'),
  latencyByLoad: (report) => latencyByLoad(report, 'id'),
  latencyDistribution: (report) => latencyDistribution(report, 'id'),
  endpointBars: (report) => endpointBars(report, 'id'),
  vitalBars: (report) => vitalBars(report, 'id'),
  changeRows: (report) => report.comparison && changeRows(report.comparison, 'id'),
  probesOverTime: (report) => probesOverTime(report, 'id'),
};

describe.each(Object.entries(charts))('%s', (_, draw) => {
  it('holds only finite numbers, whatever the report', () => {
    for (const make of Object.values(variants)) expect(draw(make())?.text ?? '').not.toMatch(/NaN|Infinity|undefined|="-?\d*e[+-]/);
  });

  it('is left out where there is nothing to draw', () => {
    expect(draw(emptyReport())).toBeNull();
  });

  it('takes no inline style: the policy of the page would refuse it', () => {
    expect(draw(demoReport())?.text).not.toMatch(/style=|<style|<script/);
  });
});

describe('ceiling', () => {
  const text = (report: Report): string => ceiling(report, 'id')?.text ?? '';

  it('draws the gap that is left, or what is over', () => {
    expect(text(demoReport())).toMatch(/class="gap".*ms<\/text>.*>free</s);
    expect(text(failingReport())).toMatch(/class="gap over".*112 ms<.*>over</s);
  });

  it('draws no gap without a verdict on the target', () => {
    expect(text(noDataReport())).not.toMatch(/class="gap/);
    expect(text(noDataReport())).toMatch(/target 300 ms/);
  });

  it('draws columns without a roof when there is no target', () => {
    const report = demoReport();
    expect(text({ ...report, headroom: { ...report.headroom, limitMs: null, freeMs: null } })).not.toMatch(/roof|free|target/);
  });

  it('keeps the place of a load with too few samples', () => {
    expect(text(demoReport())).toMatch(/>too few</);
  });
});

describe('over time', () => {
  const holes = (report: Report): Report => ({
    ...report,
    timeline: { ...report.timeline, p95: report.timeline.p95.map((value, index) => (index > 40 && index < 50 ? null : value)) },
  });
  const p95Path = (report: Report): string => /class="line p95" d="([^"]+)"/.exec(overTime(report, 'id')?.text ?? '')?.[1] ?? '';

  it('leaves a gap where nothing was measured', () => {
    expect(p95Path(demoReport()).match(/M/g)).toHaveLength(1);
    expect(p95Path(holes(demoReport())).match(/M/g)).toHaveLength(2);
  });

  it('names the bands by their users and the lines at their ends', () => {
    const text = overTime(demoReport(), 'id')?.text ?? '';
    for (const name of ['>250<', '>1,000 users, judged<', '>p50<', '>p90<', '>p95<', '>p99<', '>target 300 ms<'])
      expect(text).toContain(name);
  });

  it('goes over to a logarithmic axis rather than flatten everything for a few seconds', () => {
    const report = demoReport();
    const spiked: Report = {
      ...report,
      timeline: { ...report.timeline, p99: report.timeline.p99.map((value, index) => (index === 60 ? 60_000 : value)) },
    };
    expect(overTime(spiked, 'id')?.text).toContain('log scale');
    expect(overTime(report, 'id')?.text).not.toContain('log scale');
  });

  it('says so when the target is far above everything measured', () => {
    const report = demoReport();
    expect(overTime({ ...report, headroom: { ...report.headroom, limitMs: 30_000 } }, 'id')?.text).toContain(
      'target 30 s is above this picture',
    );
  });
});

it('latency against load stands on journeys per second when no users are planned', () => {
  const report = demoReport();
  const steps = report.steps.map((step) => ({
    ...step,
    users: null,
    arrivalRate: (step.users ?? 0) / 10,
    role: step.role === 'second-opinion' ? ('second-opinion' as const) : step.role,
  }));
  expect(latencyByLoad({ ...report, steps }, 'id')?.text).toContain('journeys started per second');
});
