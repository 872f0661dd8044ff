import { metricById } from '../../../../engine/model/metric.ts';
import type { Report } from '../../../../engine/model/report.ts';
import { vitalBars } from '../../../charts/vitals.ts';
import { markup } from '../../../markup.ts';
import { bound } from '../../../words/bind.ts';
import { count } from '../../../words/digits.ts';
import { secondOpinionSentence } from '../../../words/opinion.ts';
import { estimated, quantity } from '../../../words/quantity.ts';
import { shareOf } from '../../../words/targets.ts';
import { limitsOf } from '../../../words/vitals.ts';
import { chipMarkup } from '../icons.ts';
import { charts, type SectionMaker, say } from '../section.ts';
import { plain, table } from '../table.ts';

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
              cell: ({ metric, p50 }) => (p50 === null ? null : bound(estimated(p50, metricById(metric).unit))),
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

/** What answers were checked for. */
export const checks: SectionMaker = (report) =>
  report.checks.length === 0
    ? null
    : {
        title: 'Checks',
        half: true,
        content: table(
          'Checks',
          [
            { title: 'Check', cell: ({ name }) => name },
            { title: 'Journey', cell: ({ journey }) => journey },
            { title: 'Passed', number: true, cell: ({ passed }) => count(passed) },
            { title: 'Failed', number: true, cell: ({ failed }) => count(failed) },
            {
              title: 'Passed',
              unit: 'share',
              number: true,
              cell: ({ passed, failed }) => bound(shareOf(passed, passed + failed).replace(/^.*\((.*)\)$/, '$1')),
            },
          ],
          [...report.checks].sort((a, b) => b.failed - a.failed),
        ),
      };

/** Metrics a script made up itself. */
export const custom: SectionMaker = (report) =>
  report.custom.length === 0
    ? null
    : {
        title: 'Own metrics of the script',
        content: table<Report['custom'][number]>(
          'Own metrics of the script',
          [
            {
              title: 'Metric',
              cell: ({ metric, tags }) => [metric, ...Object.entries(tags).map(([tag, value]) => `${tag}:${value}`)].join(' · '),
            },
            { title: 'Kind', cell: ({ kind }) => kind },
            { title: 'Unit', cell: ({ unit }) => unit },
            { title: 'Samples', number: true, cell: ({ samples }) => count(samples) },
            { title: 'Value', number: true, cell: ({ value }) => plain(value) },
            { title: 'p50', number: true, cell: ({ p50 }) => plain(p50) },
            { title: 'p95', number: true, cell: ({ p95 }) => plain(p95) },
            { title: 'p99', number: true, cell: ({ p99 }) => plain(p99) },
          ],
          report.custom,
        ),
      };
