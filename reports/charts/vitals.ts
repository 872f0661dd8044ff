import { metricById } from '../../engine/model/metric.ts';
import type { Report, VitalRow } from '../../engine/model/report.ts';
import { type Markup, markup } from '../markup.ts';
import { count } from '../words/digits.ts';
import { estimated, limit, quantity, samples } from '../words/quantity.ts';
import { limitsOf, ratingWords } from '../words/vitals.ts';
import { box, dot, label, line } from './draw.ts';
import { figure } from './figure.ts';
import { drawRows, rowHeight } from './rows.ts';

const rowExtra = 16;

const nameOf = ({ metric, page }: VitalRow): string => `${metricById(metric).label}${page === null ? '' : ` of ${page}`}`;

function strip({ metric, p75 }: VitalRow, y: number): Markup {
  const [good, poor] = limitsOf(metric) ?? [1, 2];
  const { unit } = metricById(metric);
  const end = Math.max(poor * 1.3, (p75?.value ?? 0) * 1.05);
  const at = (value: number): number => Math.min(1, value / end);
  return markup`${box('zone good', 0, y - 5, at(good), 10)}${box('zone middling', at(good), y - 5, at(poor) - at(good), 10)}${box('zone poor', at(poor), y - 5, 1 - at(poor), 10)}${
    p75 && [p75.low !== null && p75.high !== null && line('whisker', at(p75.low), y, at(p75.high), y), dot('marker', at(p75.value), y, 5)]
  }${label(limit(good, unit), { x: at(good), y: y + 18, anchor: 'middle', className: 'soft small' })}${label(limit(poor, unit), { x: at(poor), y: y + 18, anchor: 'middle', className: 'soft small' })}`;
}

/** Each page vital's p75 with its interval on its own scale of good, needs improvement and poor. */
export function vitalBars(report: Report, id: string): Markup | null {
  const rows = report.vitals.filter(({ metric, p75 }) => limitsOf(metric) !== undefined && p75 !== null);
  if (rows.length === 0) return null;
  const pitch = rowHeight + rowExtra;
  return figure(
    {
      id,
      title: 'Page vitals, p75',
      note: 'Good, needs improvement and poor as web.dev draws them; the line is the 95 % interval.',
      description: `The 75th percentile of ${rows.length} page vitals on their rating scales.`,
      height: rows.length * pitch - 10,
      className: 'rows',
      data: {
        titles: ['Vital', 'p75', 'Views', 'Rating', 'Good', 'Needs improvement', 'Poor'],
        rows: rows.map((row) => [
          nameOf(row),
          estimated(row.p75, metricById(row.metric).unit),
          count(row.samples),
          ratingWords(row.rating),
          quantity(row.shares?.good ?? null, 'fraction'),
          quantity(row.shares?.needsImprovement ?? null, 'fraction'),
          quantity(row.shares?.poor ?? null, 'fraction'),
        ]),
      },
    },
    rows.map((row, index) =>
      drawRows(
        [
          {
            name: nameOf(row),
            value: `${estimated(row.p75, metricById(row.metric).unit)} · ${samples(row.samples)} · ${ratingWords(row.rating)}`,
            short: `${quantity(row.p75?.value ?? null, metricById(row.metric).unit)} · ${samples(row.samples)} · ${row.rating === 'needs-improvement' ? 'middling' : ratingWords(row.rating)}`,
            draw: (y) => strip(row, y),
          },
        ],
        index * pitch,
      ),
    ),
  );
}
