import type { Report, StepRow } from '../../../../engine/model/report.ts';
import { latencyByLoad } from '../../../charts/by-load.ts';
import { latencyDistribution } from '../../../charts/distribution.ts';
import { overTime } from '../../../charts/time.ts';
import { type Markup, markup } from '../../../markup.ts';
import { count } from '../../../words/digits.ts';
import { loadWords } from '../../../words/load-words.ts';
import { duration } from '../../../words/quantity.ts';
import { stepName } from '../../../words/step.ts';
import { charts, type SectionMaker } from '../section.ts';
import { plain, ranged, table } from '../table.ts';

function stepTable({ steps, run, lab }: Report): Markup | null {
  // Visits of a page are no load.
  if (steps.length === 0 || lab.length > 0) return null;
  const words = loadWords(run);
  return markup`<details><summary>Every load step</summary>${table<StepRow>(
    'Load steps',
    [
      { title: 'Step', cell: (step) => `${stepName(step, words.many)}${step.judged ? ', judged' : ''}` },
      { title: 'From', number: true, cell: ({ fromS }) => duration(fromS) },
      { title: 'To', number: true, cell: ({ toS }) => duration(toS) },
      {
        title: words.Many,
        unit: '99 % of seconds',
        number: true,
        cell: ({ activeUsers }) => (activeUsers === null ? null : count(activeUsers)),
      },
      { title: 'Rate', unit: 'per s', number: true, cell: ({ requestsPerSecond }) => plain(requestsPerSecond) },
      { title: 'Samples', number: true, cell: ({ samples }) => count(samples) },
      { title: 'p50', unit: 'ms', number: true, cell: ({ p50 }) => (p50 === null ? null : plain(p50.value)) },
      { title: 'p95', unit: 'ms', number: true, cell: ({ p95 }) => ranged(p95) },
      { title: 'p99', unit: 'ms', number: true, cell: ({ p99 }) => ranged(p99) },
      { title: 'Failed', unit: '%', number: true, cell: ({ errorRate }) => plain(errorRate, 0.01) },
      {
        title: 'Not started',
        number: true,
        cell: ({ droppedIterations }) => (droppedIterations === null ? null : count(droppedIterations)),
      },
    ],
    steps,
  )}</details>`;
}

/** Latency, throughput, users and errors, second by second. */
export const time: SectionMaker = (report) => {
  const chart = overTime(report, 'over-time');
  return chart === null ? null : { title: 'Over time', content: markup`<div class="single">${chart}</div>` };
};

/** Latency against load, the spread of latency, every load step. */
export const loads: SectionMaker = (report) => {
  const drawn = charts(latencyByLoad(report, 'by-load'), latencyDistribution(report, 'spread'));
  const steps = stepTable(report);
  return drawn === null && steps === null
    ? null
    : { title: `${loadWords(report.run).Latency} and load`, content: markup`${drawn}${steps}` };
};
