import type { Report } from '../../../../../engine/model/report.ts';
import type { EndpointVerdict, Verdict } from '../../../../../engine/model/target.ts';
import { bound } from '../../../../../reports/words/bind.ts';
import { verdictChip } from '../../../../../reports/words/chips.ts';
import { count, counted } from '../../../../../reports/words/digits.ts';
import { capital } from '../../../../../reports/words/facts.ts';
import { estimated } from '../../../../../reports/words/quantity.ts';
import { margin, targetName, unitOf } from '../../../../../reports/words/targets.ts';
import { verdictNotes } from '../../../../../reports/words/verdicts.ts';
import { ChipMark } from '../../../parts/chip.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import type { PartProperties } from '../section.ts';

const columns = (custom: Report['custom']): Column<Verdict>[] => [
  { id: 'target', title: 'Target', value: ({ target }) => targetName(target), show: ({ target }) => bound(targetName(target)) },
  {
    id: 'verdict',
    title: 'Verdict',
    value: (verdict) => verdictChip(verdict).word,
    show: (verdict) => <ChipMark chip={verdictChip(verdict)} />,
  },
  {
    id: 'measured',
    title: 'Measured',
    number: true,
    value: ({ actual }) => actual?.value ?? null,
    show: ({ target, actual }) => bound(estimated(actual, unitOf(target.metric, target.statistic, custom))),
  },
  {
    id: 'samples',
    title: 'Samples',
    number: true,
    value: ({ actual }) => actual?.samples ?? 0,
    show: ({ actual }) => count(actual?.samples ?? 0),
  },
  {
    id: 'margin',
    title: 'Margin',
    number: true,
    value: (verdict) => margin(verdict, custom),
    show: (verdict) => bound(margin(verdict, custom) ?? '–'),
  },
  {
    id: 'why',
    title: 'Why',
    sortable: false,
    value: (verdict) => capital(verdictNotes(verdict, custom).join('; ')),
    show: (verdict) => <span className="run-why">{bound(capital(verdictNotes(verdict, custom).join('; ')))}</span>,
  },
];

function ByEndpoint({ verdict: { target, endpoints }, index }: { readonly verdict: Verdict; readonly index: number }) {
  if (endpoints.length === 0) return null;
  const unit = unitOf(target.metric, target.statistic);
  const of = (status: EndpointVerdict['status']) => endpoints.filter((each) => each.status === status);
  const parts = [
    `${count(of('pass').length)} pass`,
    of('fail').length > 0 && `${count(of('fail').length)} fail`,
    of('too-few').length > 0 && `${count(of('too-few').length)} have too few samples`,
  ];
  return (
    <details open={of('fail').length > 0}>
      <summary>{`${targetName(target)}, each of ${counted(endpoints.length, 'endpoint')}: ${parts.filter(Boolean).join(', ')}`}</summary>
      <DataTable
        id={`target-${index}`}
        title={`Endpoints of ${targetName(target)}`}
        rowKey={({ endpoint }) => endpoint}
        rows={endpoints}
        columns={[
          { id: 'endpoint', title: 'Endpoint', value: ({ endpoint }) => endpoint },
          {
            id: 'verdict',
            title: 'Verdict',
            value: ({ status }) => status,
            show: ({ status }) => (status === 'too-few' ? 'too few samples' : <ChipMark chip={verdictChip({ status, tooClose: false })} />),
          },
          {
            id: 'measured',
            title: 'Measured',
            number: true,
            value: ({ actual }) => actual?.value ?? null,
            show: ({ actual }) => bound(estimated(actual, unit)),
          },
          {
            id: 'samples',
            title: 'Samples',
            number: true,
            value: ({ actual }) => actual?.samples ?? null,
            show: ({ actual }) => (actual === null ? '–' : count(actual.samples)),
          },
        ]}
      />
    </details>
  );
}

/** Every target with what was measured, its margin, its verdict and why; then each endpoint's part in it. */
export function Targets({ opened: { report } }: PartProperties) {
  if (report.verdicts.length === 0)
    return <p>No target is set. A line such as “p95 &lt; 300 ms” under targets in headroom.config.ts is judged in every run.</p>;
  return (
    <>
      <DataTable
        id="targets"
        title="Targets"
        rowKey={({ target }) => targetName(target)}
        rows={report.verdicts}
        columns={columns(report.custom)}
      />
      {report.verdicts.map((verdict, index) => (
        <ByEndpoint key={targetName(verdict.target)} verdict={verdict} index={index} />
      ))}
    </>
  );
}
