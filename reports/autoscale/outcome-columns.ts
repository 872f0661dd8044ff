import type { AutoscaleReport, ScalingOutcome } from '../../engine/model/autoscale.ts';
import { costWords, replicasWords } from '../words/autoscale/outcome.ts';
import { count, significant } from '../words/digits.ts';
import { duration, quantity } from '../words/quantity.ts';

export interface OutcomeColumn {
  readonly title: string;
  readonly number: boolean;
  readonly cell: (outcome: ScalingOutcome, report: AutoscaleReport) => string | null;
}

/** What is told of a policy in a row of every table of policies. Cost is null where no price is known. */
export const outcomeColumns: readonly OutcomeColumn[] = [
  { title: 'Policy', number: false, cell: ({ policy }) => policy.name },
  { title: 'Behind', number: true, cell: ({ violation }) => duration(violation.seconds) },
  { title: 'Longest', number: true, cell: ({ violation }) => duration(violation.longestS) },
  { title: 'Wait', number: true, cell: ({ backlog }) => quantity(backlog.longestWaitMs, 'ms') },
  { title: 'Replicas', number: true, cell: (outcome) => replicasWords(outcome) },
  { title: 'Hours', number: true, cell: ({ instanceHours }) => significant(instanceHours) },
  { title: 'Cost', number: true, cell: ({ cost }, { replica }) => costWords(cost, replica.currency) },
  { title: 'Changes', number: true, cell: ({ ups, downs }) => `${count(ups)} up, ${count(downs)} down` },
];

/** The columns that hold something in any row. */
export function shownColumns(report: AutoscaleReport): readonly OutcomeColumn[] {
  return outcomeColumns.filter(({ cell }) => report.outcomes.some((outcome) => cell(outcome, report) !== null));
}
