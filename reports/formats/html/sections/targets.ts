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
import { breakable, table } from '../table.ts';

const slowestFirst = (a: EndpointVerdict, b: EndpointVerdict): number => (b.actual?.value ?? -1) - (a.actual?.value ?? -1);

/** Each endpoint's part in a pooled target: a table of those judged, a line of those too rare. */
function byEndpoint({ target, endpoints }: Verdict): Markup | null {
  if (endpoints.length === 0) return null;
  const unit = metricById(target.metric).unit;
  const judged = endpoints.filter(({ status }) => status !== 'too-few').sort(slowestFirst);
  const rare = endpoints.filter(({ status }) => status === 'too-few');
  const failed = judged.filter(({ status }) => status === 'fail').length;
  const summary = [
    `${count(judged.length - failed)} pass`,
    failed > 0 && `${count(failed)} fail`,
    rare.length > 0 && `${count(rare.length)} have too few samples`,
  ];
  return markup`<details${failed > 0 && markup` open`}><summary>${targetName(target)}, each of ${counted(endpoints.length, 'endpoint')}: ${summary.filter((part) => part !== false).join(', ')}</summary>${
    judged.length > 0 &&
    table<EndpointVerdict>(
      `Endpoints of ${targetName(target)}`,
      [
        { title: 'Endpoint', cell: ({ endpoint }) => breakable(endpoint) },
        {
          title: 'Verdict',
          cell: ({ status }) => chipMarkup(verdictChip({ status: status === 'fail' ? 'fail' : 'pass', tooClose: false })),
        },
        { title: 'Measured', number: true, cell: ({ actual }) => bound(estimated(actual, unit)) },
        { title: 'Samples', number: true, cell: ({ actual }) => (actual === null ? null : count(actual.samples)) },
      ],
      judged,
    )
  }${rare.length > 0 && say(`Too few samples to judge: ${rare.map(({ endpoint }) => endpoint).join(', ')}.`, 'soft')}</details>`;
}

function notes(verdict: Verdict, custom: Report['custom']): string | null {
  return bound(capital(verdictNotes(verdict, custom).join('; '))) || null;
}

/** Targets as a table, then each endpoint's part in them. */
export function targetTables(verdicts: readonly Verdict[], custom: Report['custom'] = []): Markup {
  return markup`<div class="goals">${table<Verdict>(
    'Targets',
    [
      { title: 'Target', cell: ({ target }) => bound(targetName(target)) },
      { title: 'Verdict', cell: (verdict) => chipMarkup(verdictChip(verdict)) },
      {
        title: 'Measured',
        number: true,
        cell: ({ target, actual }) => bound(estimated(actual, unitOf(target.metric, target.statistic, custom))),
      },
      { title: 'Samples', number: true, cell: ({ actual }) => count(actual?.samples ?? 0) },
      { title: 'Margin', number: true, cell: (verdict) => bound(margin(verdict, custom) ?? '–') },
      { title: 'Why', className: 'reasons', blank: true, cell: (verdict) => notes(verdict, custom) },
    ],
    verdicts,
  )}</div>${verdicts.map(byEndpoint)}`;
}

/** Every target with what was measured, its margin, its verdict and why. */
export const targets: SectionMaker = (report) => {
  if (report.verdicts.length === 0)
    return {
      title: 'Targets',
      content: say('No target is set. A line such as “p95 < 300 ms” under targets in headroom.config.ts is judged in every run.'),
    };
  return { title: 'Targets', content: targetTables(report.verdicts, report.custom) };
};
