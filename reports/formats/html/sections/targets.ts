import { metricById } from '../../../../engine/model/metric.ts';
import type { Report } from '../../../../engine/model/report.ts';
import type { EndpointVerdict, Verdict } from '../../../../engine/model/target.ts';
import { type Markup, markup } from '../../../markup.ts';
import { bound } from '../../../words/bind.ts';
import { verdictChip } from '../../../words/chips.ts';
import { count, counted } from '../../../words/digits.ts';
import { capital } from '../../../words/facts.ts';
import { estimated } from '../../../words/quantity.ts';
import { margin, targetName, unitOf } from '../../../words/targets.ts';
import { verdictNotes } from '../../../words/verdicts.ts';
import { chipMarkup } from '../icons.ts';
import { type SectionMaker, say } from '../section.ts';
import { table } from '../table.ts';

const words: Readonly<Record<EndpointVerdict['status'], string>> = { pass: 'pass', fail: 'fail', 'too-few': 'too few to judge' };

function byEndpoint({ target, endpoints }: Verdict): Markup | null {
  if (endpoints.length === 0) return null;
  const unit = metricById(target.metric).unit;
  const tally = (status: EndpointVerdict['status']) => endpoints.filter((each) => each.status === status).length;
  const summary = [
    `${count(tally('pass'))} pass`,
    tally('fail') > 0 && `${count(tally('fail'))} fail`,
    tally('too-few') > 0 && `${count(tally('too-few'))} have too few samples`,
  ].filter(Boolean);
  return markup`<details${tally('fail') > 0 && markup` open`}><summary>${targetName(target)}, each of ${counted(endpoints.length, 'endpoint')}: ${summary.join(', ')}</summary>${table(
    `Endpoints of ${targetName(target)}`,
    [
      { title: 'Endpoint', cell: ({ endpoint }) => endpoint },
      { title: 'Measured', number: true, cell: ({ actual }) => bound(estimated(actual, unit)) },
      { title: 'Samples', number: true, cell: ({ actual }) => (actual === null ? null : count(actual.samples)) },
      {
        title: 'Verdict',
        cell: ({ status }) =>
          status === 'too-few' ? words[status] : chipMarkup({ ...verdictChip({ status, tooClose: false }), word: words[status] }),
      },
    ],
    [...endpoints].sort((a, b) => (b.actual?.value ?? -1) - (a.actual?.value ?? -1)),
  )}</details>`;
}

function notes(verdict: Verdict, report: Report): string | null {
  return bound(capital(verdictNotes(verdict, report.custom).join('; '))) || null;
}

/** Every target with what was measured, its margin, its verdict and why. */
export const targets: SectionMaker = (report) => {
  if (report.verdicts.length === 0)
    return {
      title: 'Targets',
      content: say('No target is set. A line such as “p95 < 300 ms” under targets in headroom.config.ts is judged in every run.'),
    };
  return {
    title: 'Targets',
    content: markup`${table<Verdict>(
      'Targets',
      [
        { title: 'Target', cell: ({ target }) => bound(targetName(target)) },
        { title: 'Verdict', cell: (verdict) => chipMarkup(verdictChip(verdict)) },
        {
          title: 'Measured',
          number: true,
          cell: ({ target, actual }) => bound(estimated(actual, unitOf(target.metric, target.statistic, report.custom))),
        },
        { title: 'Samples', number: true, cell: ({ actual }) => count(actual?.samples ?? 0) },
        { title: 'Margin', number: true, cell: (verdict) => bound(margin(verdict, report.custom) ?? '–') },
        { title: 'Why', className: 'reasons', blank: true, cell: (verdict) => notes(verdict, report) },
      ],
      report.verdicts,
    )}${report.verdicts.map(byEndpoint)}`,
  };
};
