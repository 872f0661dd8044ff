import { useMemo } from 'react';
import type { StepRow } from '../../../../../engine/model/report.ts';
import { latencyByLoad } from '../../../../../reports/charts/by-load.ts';
import { latencyDistribution } from '../../../../../reports/charts/distribution.ts';
import { bound } from '../../../../../reports/words/bind.ts';
import { count } from '../../../../../reports/words/digits.ts';
import { loadWords } from '../../../../../reports/words/load-words.ts';
import { duration, estimated, quantity } from '../../../../../reports/words/quantity.ts';
import { stepName } from '../../../../../reports/words/step.ts';
import { Drawing } from '../../../parts/drawing.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import type { PartProperties } from '../section.ts';

const nameOf = (step: StepRow, many: string): string => `${stepName(step, many)}${step.judged ? ', judged' : ''}`;

const latency = (id: 'p50' | 'p95' | 'p99'): Column<StepRow> => ({
  id,
  title: id,
  number: true,
  value: (step) => step[id]?.value ?? null,
  show: (step) => bound(estimated(step[id], 'ms')),
});

const columns = (many: string, Many: string): Column<StepRow>[] => [
  {
    id: 'step',
    title: 'Step',
    value: (step) => nameOf(step, many),
    show: (step) => <span className="run-step">{nameOf(step, many)}</span>,
  },
  { id: 'from', title: 'From', number: true, value: ({ fromS }) => fromS, show: ({ fromS }) => duration(fromS) },
  { id: 'to', title: 'To', number: true, value: ({ toS }) => toS, show: ({ toS }) => duration(toS) },
  {
    id: 'active',
    title: Many,
    unit: '99 % of seconds',
    number: true,
    value: ({ activeUsers }) => activeUsers,
    show: ({ activeUsers }) => (activeUsers === null ? '–' : count(activeUsers)),
  },
  {
    id: 'rate',
    title: 'Rate',
    unit: 'per s',
    number: true,
    value: ({ requestsPerSecond }) => requestsPerSecond,
    show: ({ requestsPerSecond }) => quantity(requestsPerSecond, 'count'),
  },
  { id: 'samples', title: 'Samples', number: true, value: ({ samples }) => samples, show: ({ samples }) => count(samples) },
  latency('p50'),
  latency('p95'),
  latency('p99'),
  {
    id: 'failed',
    title: 'Failed',
    number: true,
    value: ({ errorRate }) => errorRate,
    show: ({ errorRate }) => bound(quantity(errorRate, 'fraction')),
  },
  {
    id: 'dropped',
    title: 'Not started',
    number: true,
    value: ({ droppedIterations }) => droppedIterations,
    show: ({ droppedIterations }) => (droppedIterations === null ? '–' : count(droppedIterations)),
  },
];

/** Latency against load, the spread of latency, every load step. */
export function Loads({ opened: { report } }: PartProperties) {
  const words = loadWords(report.run);
  const drawn = useMemo(() => ({ load: latencyByLoad(report, 'by-load'), spread: latencyDistribution(report, 'spread') }), [report]);
  return (
    <>
      <div className="run-pair">
        <Drawing markup={drawn.load} name={`${report.run.id}-latency-by-load`} />
        <Drawing markup={drawn.spread} name={`${report.run.id}-distribution`} />
      </div>
      {report.steps.length > 0 && (
        <DataTable
          id="steps"
          title="Load steps"
          rowKey={({ index }) => String(index)}
          rows={report.steps}
          columns={columns(words.many, words.Many)}
        />
      )}
    </>
  );
}
