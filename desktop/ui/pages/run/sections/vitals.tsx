import { useMemo } from 'react';
import { metricById } from '../../../../../engine/model/metric.ts';
import type { VitalRow } from '../../../../../engine/model/report.ts';
import { vitalBars } from '../../../../../reports/charts/vitals.ts';
import { bound } from '../../../../../reports/words/bind.ts';
import { count } from '../../../../../reports/words/digits.ts';
import { estimated, quantity } from '../../../../../reports/words/quantity.ts';
import { ratingTone, ratingWords } from '../../../../../reports/words/vitals.ts';
import { ChipMark } from '../../../parts/chip.tsx';
import { Drawing } from '../../../parts/drawing.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import type { PartProperties } from '../section.ts';

const share = (id: 'good' | 'needsImprovement' | 'poor', title: string): Column<VitalRow> => ({
  id,
  title,
  unit: 'of views',
  number: true,
  value: ({ shares }) => shares?.[id] ?? null,
  show: ({ shares }) => bound(quantity(shares?.[id] ?? null, 'fraction')),
});

const columns: readonly Column<VitalRow>[] = [
  { id: 'page', title: 'Page', value: ({ page }) => page ?? 'All pages' },
  { id: 'vital', title: 'Vital', value: ({ metric }) => metricById(metric).label },
  {
    id: 'p75',
    title: 'p75',
    number: true,
    value: ({ p75 }) => p75?.value ?? null,
    show: ({ p75, metric }) => bound(estimated(p75, metricById(metric).unit)),
  },
  {
    id: 'rating',
    title: 'Rating',
    value: ({ rating }) => ratingWords(rating),
    show: ({ rating }) => <ChipMark chip={{ label: 'Rating', word: ratingWords(rating), tone: ratingTone(rating) }} />,
  },
  { id: 'views', title: 'Views', number: true, value: ({ samples }) => samples, show: ({ samples }) => count(samples) },
  share('good', 'Good'),
  share('needsImprovement', 'Middling'),
  share('poor', 'Poor'),
];

/** Page vitals on their rating scales, and their shares by rating. */
export function Vitals({ opened: { report } }: PartProperties) {
  const bars = useMemo(() => vitalBars(report, 'vital-bars'), [report]);
  return (
    <>
      <Drawing markup={bars} name={`${report.run.id}-vitals`} />
      <DataTable
        id="vitals"
        title="Page vitals"
        rowKey={({ metric, page }) => `${page} ${metric}`}
        rows={report.vitals}
        columns={[...columns]}
      />
    </>
  );
}
