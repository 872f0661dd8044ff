import type { Report } from '../../../../engine/model/report.ts';
import { loadWords } from '../../../../reports/words/load-words.ts';
import { limit } from '../../../../reports/words/quantity.ts';
import type { Settings } from '../../data/settings.ts';
import type { Panel } from '../../parts/chart/time-chart.tsx';

/** What is drawn of a run over time: latency, requests, users, and errors where there were any. */
export function timePanels({ run, timeline, headroom: { limitMs } }: Report, shown: Settings['percentiles']): Panel[] {
  const words = loadWords(run);
  const percentiles = shown.map((name) => ({ name, values: timeline[name], style: name }));
  const failed = timeline.errorRate.some((share) => share !== null && share > 0);
  const panels: Panel[] = [
    {
      title: words.Latency,
      unit: 'ms',
      lines: percentiles,
      fromZero: true,
      ...(limitMs === null ? {} : { limits: [{ name: `target ${limit(limitMs, 'ms')}`, value: limitMs }] }),
    },
    {
      title: words.PerSecond,
      unit: 'perSecond',
      lines: [{ name: words.perSecond, values: timeline.requestsPerSecond, style: 'throughput' }],
      fromZero: true,
    },
    { title: words.Many, unit: 'users', lines: [{ name: words.many, values: timeline.users, style: 'users' }], fromZero: true },
  ];
  return failed
    ? [
        ...panels,
        { title: 'Errors', unit: 'fraction', lines: [{ name: 'errors', values: timeline.errorRate, style: 'errors' }], fromZero: true },
      ]
    : panels;
}
