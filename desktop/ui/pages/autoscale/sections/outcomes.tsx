import { useMemo } from 'react';
import type { AutoscaleReport, ScalingAction, ScalingOutcome } from '../../../../../engine/model/autoscale.ts';
import { policiesChart } from '../../../../../reports/charts/autoscale/course.ts';
import { promiseChip } from '../../../../../reports/words/autoscale/chips.ts';
import { costWords, outcomeSentence, replicasWords } from '../../../../../reports/words/autoscale/outcome.ts';
import { outcomeReason } from '../../../../../reports/words/autoscale/reasons.ts';
import { count, counted, significant } from '../../../../../reports/words/digits.ts';
import { capital } from '../../../../../reports/words/facts.ts';
import { duration, quantity } from '../../../../../reports/words/quantity.ts';
import { ChipMark } from '../../../parts/chip.tsx';
import { Drawing } from '../../../parts/drawing.tsx';
import { Section } from '../../../parts/page.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import { Manifest } from './manifest.tsx';

const columnsIn = (currency: string | undefined): readonly Column<ScalingOutcome>[] => [
  { id: 'policy', title: 'Policy', value: ({ policy }) => policy.name },
  {
    id: 'promise',
    title: 'Promise',
    value: (outcome) => promiseChip(outcome).word,
    show: (outcome) => <ChipMark chip={promiseChip(outcome)} />,
  },
  {
    id: 'behind',
    title: 'Behind',
    number: true,
    value: ({ violation }) => violation.seconds,
    show: ({ violation }) => duration(violation.seconds),
  },
  {
    id: 'longest',
    title: 'Longest',
    number: true,
    value: ({ violation }) => violation.longestS,
    show: ({ violation }) => duration(violation.longestS),
  },
  {
    id: 'wait',
    title: 'Wait',
    number: true,
    value: ({ backlog }) => backlog.longestWaitMs,
    show: ({ backlog }) => quantity(backlog.longestWaitMs, 'ms'),
  },
  { id: 'replicas', title: 'Replicas', number: true, value: ({ replicas }) => replicas.most, show: replicasWords },
  {
    id: 'hours',
    title: 'Hours',
    unit: 'of instances',
    number: true,
    value: ({ instanceHours }) => instanceHours,
    show: ({ instanceHours }) => significant(instanceHours),
  },
  { id: 'cost', title: 'Cost', number: true, value: ({ cost }) => cost, show: ({ cost }) => costWords(cost, currency) ?? '–' },
  {
    id: 'changes',
    title: 'Changes',
    number: true,
    value: ({ ups, downs }) => ups + downs,
    show: ({ ups, downs }) => `${count(ups)} up, ${count(downs)} down`,
  },
];

/** Every policy under the same demand: the numbers, and the courses below each other. */
export function SideBySide({ report }: { readonly report: AutoscaleReport }) {
  const { currency } = report.replica;
  const columns = useMemo(() => columnsIn(currency), [currency]);
  return (
    <Section id="outcomes" title={report.outcomes.length > 1 ? 'Policies side by side' : 'What it comes to'}>
      <DataTable id="outcomes-table" title="Policies" columns={columns} rows={report.outcomes} rowKey={({ policy }) => policy.name} />
      <Drawing markup={policiesChart(report, 'policies')} name="autoscale-policies" />
    </Section>
  );
}

const actionColumns: readonly Column<ScalingAction & { readonly order: number }>[] = [
  { id: 'at', title: 'At', number: true, value: ({ atS }) => atS, show: ({ atS }) => duration(atS) },
  { id: 'from', title: 'From', number: true, value: ({ from }) => from },
  { id: 'to', title: 'To', number: true, value: ({ to }) => to },
  { id: 'cause', title: 'Because of', value: ({ cause }) => cause },
  { id: 'limited', title: 'Kept back by', value: ({ limitedBy }) => limitedBy },
];

/** One policy: what it comes to, what to know, its changes, and what makes the platform do this. */
export function EachOutcome({ report }: { readonly report: AutoscaleReport }) {
  return (
    <Section id="each" title={report.outcomes.length > 1 ? 'Each policy' : 'What the policy does'}>
      {report.outcomes.map((outcome) => (
        <div key={outcome.policy.name} className="autoscale-each">
          <h3>
            {outcome.policy.name} <ChipMark chip={promiseChip(outcome)} />
          </h3>
          <p>{outcomeSentence(outcome, report)}</p>
          {outcome.reasons.length > 0 && (
            <ul>
              {outcome.reasons.map((reason) => (
                <li key={`${reason.code} ${JSON.stringify(reason.facts)}`}>{capital(outcomeReason(reason))}.</li>
              ))}
            </ul>
          )}
          {outcome.actions.length > 0 && (
            <details className="capacity-more">
              <summary>{counted(outcome.actions.length, 'change')} of the number of replicas</summary>
              <DataTable
                id={`actions-${outcome.policy.name}`}
                title={`Changes by ${outcome.policy.name}`}
                columns={actionColumns}
                rows={outcome.actions.map((action, order) => ({ ...action, order }))}
                rowKey={({ order }) => String(order)}
              />
            </details>
          )}
          <Manifest outcome={outcome} />
        </div>
      ))}
    </Section>
  );
}
