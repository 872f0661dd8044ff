import { metricById } from '../../../../engine/model/metric.ts';
import type { Report } from '../../../../engine/model/report.ts';
import { vitalBars } from '../../../charts/vitals.ts';
import { markup } from '../../../markup.ts';
import { bound } from '../../../words/bind.ts';
import { count, counted } from '../../../words/digits.ts';
import { secondOpinionSentence } from '../../../words/opinion.ts';
import { estimated, quantity } from '../../../words/quantity.ts';
import { customUnit } from '../../../words/targets.ts';
import { limitsOf } from '../../../words/vitals.ts';
import { chipMarkup } from '../icons.ts';
import { charts, type SectionMaker, say } from '../section.ts';
import { breakable, type Column, table } from '../table.ts';

/** Page vitals on their rating scales, and page numbers that have no rating. */
export const vitals: SectionMaker = (report) => {
  if (report.vitals.length === 0) return null;
  const others = report.vitals.filter(({ metric, p75 }) => limitsOf(metric) === undefined || p75 === null);
  return {
    title: 'Page vitals',
    content: markup`${charts(vitalBars(report, 'vital-bars'))}${
      others.length > 0 &&
      table(
        'Pages without a rating',
        [
          { title: 'Page number', cell: ({ metric, page }) => `${metricById(metric).label}${page === null ? '' : ` of ${page}`}` },
          { title: 'p75', number: true, cell: ({ metric, p75 }) => bound(estimated(p75, metricById(metric).unit)) },
          { title: 'Views', number: true, cell: ({ samples }) => count(samples) },
        ],
        others,
      )
    }`,
  };
};

/** Connections, round trips and deliveries over WebSocket. */
export const websocket: SectionMaker = (report) =>
  report.websocket.length === 0
    ? null
    : {
        title: 'WebSocket',
        half: true,
        content: table<Report['websocket'][number]>(
          'WebSocket',
          [
            { title: 'What', cell: ({ metric }) => metricById(metric).label },
            { title: 'Samples', number: true, cell: ({ samples }) => count(samples) },
            {
              title: 'p50',
              number: true,
              cell: ({ metric, p50 }) => (p50 === null ? null : bound(quantity(p50.value, metricById(metric).unit))),
            },
            {
              title: 'p95',
              number: true,
              cell: ({ metric, p95 }) => (p95 === null ? null : bound(estimated(p95, metricById(metric).unit))),
            },
            { title: 'Share', number: true, cell: ({ rate }) => (rate === null ? null : bound(quantity(rate, 'fraction'))) },
          ],
          report.websocket,
        ),
      };

/** Open arrivals at the rate of the hold: advice beside the verdict. */
export const secondOpinion: SectionMaker = ({ secondOpinion: opinion }) =>
  opinion === null
    ? null
    : {
        title: 'Second opinion',
        half: true,
        content: markup`${opinion.hidesWaiting && markup`<p>${chipMarkup({ label: '', word: 'closed users hide waiting', tone: 'unsure' })}</p>`}${say(secondOpinionSentence(opinion))}`,
      };

type Check = Report['checks'][number];

const checkColumns: readonly Column<Check>[] = [
  { title: 'Check', cell: ({ name }) => breakable(name) },
  { title: 'Journey', cell: ({ journey }) => journey },
  { title: 'Passed', number: true, cell: ({ passed }) => count(passed) },
  { title: 'Failed', number: true, cell: ({ failed }) => count(failed) },
  {
    title: 'Share',
    unit: 'passed',
    number: true,
    cell: ({ passed, failed }) => bound(quantity(passed + failed === 0 ? null : passed / (passed + failed), 'fraction')),
  },
];

/** What answers were checked for: those that failed, the others behind a click. */
export const checks: SectionMaker = (report) => {
  if (report.checks.length === 0) return null;
  const failed = report.checks.filter((check) => check.failed > 0).sort((a, b) => b.failed - a.failed);
  const sound = report.checks.filter((check) => check.failed === 0);
  return {
    title: 'Checks',
    half: true,
    content: markup`${failed.length > 0 ? table('Checks that failed', checkColumns, failed) : say('Every answer was as it should be.')}${
      sound.length > 0 &&
      markup`<details><summary>${counted(sound.length, 'check')} passed every time</summary>${table('Checks that passed every time', checkColumns, sound)}</details>`
    }`,
  };
};

/** Metrics a script made up itself. */
export const custom: SectionMaker = (report) => {
  if (report.custom.length === 0) return null;
  const shown = (value: number | null, row: Report['custom'][number]): string | null =>
    value === null ? null : bound(quantity(value, customUnit(row)));
  return {
    title: 'Own metrics of the script',
    content: table<Report['custom'][number]>(
      'Own metrics of the script',
      [
        {
          title: 'Metric',
          cell: ({ metric, tags }) => breakable([metric, ...Object.entries(tags).map(([tag, value]) => `${tag}:${value}`)].join(' · ')),
        },
        { title: 'Kind', cell: ({ kind }) => kind },
        { title: 'Samples', number: true, cell: ({ samples }) => count(samples) },
        { title: 'Value', unit: 'sum or mean', number: true, cell: (row) => shown(row.value, row) },
        { title: 'p50', number: true, cell: (row) => shown(row.p50, row) },
        { title: 'p95', number: true, cell: (row) => shown(row.p95, row) },
        { title: 'p99', number: true, cell: (row) => shown(row.p99, row) },
      ],
      report.custom,
    ),
  };
};
