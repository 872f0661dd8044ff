import { useMemo } from 'react';
import type { Report } from '../../../../../engine/model/report.ts';
import { loadWords } from '../../../../../reports/words/load-words.ts';
import { limit } from '../../../../../reports/words/quantity.ts';
import { type Settings, useSettings } from '../../../data/settings.ts';
import { type Panel, TimeChart } from '../../../parts/chart/time-chart.tsx';
import type { PartProperties } from '../section.ts';

const some = (values: readonly (number | null)[]): boolean => values.some((value) => value !== null);

function panelsOf({ timeline, headroom: { limitMs }, run }: Report, percentiles: Settings['percentiles']): Panel[] {
  const words = loadWords(run);
  const panels: Panel[] = [];
  if (some(timeline.p95) || some(timeline.p50))
    panels.push({
      title: words.Latency,
      unit: 'ms',
      lines: percentiles.map((style) => ({ name: style, values: timeline[style], style })),
      ...(limitMs === null ? {} : { limits: [{ name: `target ${limit(limitMs, 'ms')}`, value: limitMs }] }),
    });
  if (some(timeline.requestsPerSecond))
    panels.push({
      title: words.PerSecond,
      unit: 'perSecond',
      lines: [{ name: 'throughput', values: timeline.requestsPerSecond, style: 'throughput' }],
      fromZero: true,
    });
  if (some(timeline.users))
    panels.push({
      title: words.active,
      unit: 'users',
      lines: [{ name: words.many, values: timeline.users, style: 'users' }],
      fromZero: true,
    });
  if (timeline.errorRate.some((rate) => (rate ?? 0) > 0))
    panels.push({
      title: words.kind.times === 'latency' ? 'Failed requests' : 'Failures',
      unit: 'fraction',
      lines: [{ name: 'failed', values: timeline.errorRate, style: 'errors' }],
      fromZero: true,
    });
  if (some(timeline.dbTime))
    panels.push({
      title: 'Database time',
      unit: 'ms',
      lines: [{ name: 'mean', values: timeline.dbTime, style: 'series' }],
      fromZero: true,
    });
  return panels;
}

/** Latency, throughput, users, errors and database time on one clock, with load steps and the target. */
export function Time({ opened: { report } }: PartProperties) {
  const { percentiles } = useSettings();
  const panels = useMemo(() => panelsOf(report, percentiles), [report, percentiles]);
  const words = loadWords(report.run);
  return (
    <TimeChart
      id="over-time"
      title={`${words.Latency}, throughput and ${words.many}`}
      description={`${words.Latency} percentiles, ${words.request}s per second and ${words.many}, second by second.`}
      panels={panels}
      atS={report.timeline.atS}
      steps={report.steps}
      judgedStep={report.judgedStep}
      group="run"
    />
  );
}
