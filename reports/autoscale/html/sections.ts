import type { AutoscaleReport, ScalingAction, ScalingOutcome } from '../../../engine/model/autoscale.ts';
import { courseChart, policiesChart } from '../../charts/autoscale/course.ts';
import { chipMarkup } from '../../formats/html/icons.ts';
import { charts, type Section } from '../../formats/html/section.ts';
import { factList } from '../../formats/html/sections/origin.ts';
import { table } from '../../formats/html/table.ts';
import { type Markup, markup } from '../../markup.ts';
import { promiseChip } from '../../words/autoscale/chips.ts';
import { autoscaleFacts } from '../../words/autoscale/facts.ts';
import { outcomeSentence } from '../../words/autoscale/outcome.ts';
import { policyFacts } from '../../words/autoscale/policy.ts';
import { outcomeReason } from '../../words/autoscale/reasons.ts';
import { bound } from '../../words/bind.ts';
import { count, counted } from '../../words/digits.ts';
import { capital } from '../../words/facts.ts';
import { duration } from '../../words/quantity.ts';
import { shownColumns } from '../outcome-columns.ts';

function reasonList({ reasons }: ScalingOutcome): Markup | null {
  if (reasons.length === 0) return null;
  return markup`<ul>${reasons.map((reason) => markup`<li>${bound(`${capital(outcomeReason(reason))}.`)}</li>`)}</ul>`;
}

function actionTable({ actions, policy }: ScalingOutcome): Markup | null {
  if (actions.length === 0) return null;
  return markup`<details><summary>${counted(actions.length, 'change')} of the number of replicas</summary>${table<ScalingAction>(
    `Changes by ${policy.name}`,
    [
      { title: 'At', cell: ({ atS }) => duration(atS) },
      { title: 'From', number: true, cell: ({ from }) => count(from) },
      { title: 'To', number: true, cell: ({ to }) => count(to) },
      { title: 'Because of', cell: ({ cause }) => cause },
      { title: 'Kept back by', cell: ({ limitedBy }) => limitedBy },
    ],
    actions,
  )}</details>`;
}

function manifestMarkup({ manifest, policy }: ScalingOutcome): Markup {
  return markup`<details class="manifest"><summary>${manifest.file}: what makes the platform do this</summary>${factList(policyFacts(policy))}<pre tabindex="0">${manifest.text}</pre></details>`;
}

/** Policies below each other: the table, and the same demand under each. */
function comparison(report: AutoscaleReport): Section | null {
  if (report.outcomes.length < 2) return null;
  const [name, ...columns] = shownColumns(report);
  return {
    title: 'Policies side by side',
    content: markup`${table<ScalingOutcome>(
      'Policies',
      [
        { title: name?.title ?? 'Policy', cell: ({ policy }) => policy.name },
        { title: 'Promise', cell: (outcome) => chipMarkup(promiseChip(outcome)) },
        ...columns.map(({ title, number, cell }) => ({ title, number, cell: (outcome: ScalingOutcome) => cell(outcome, report) })),
      ],
      report.outcomes,
    )}${charts(policiesChart(report, 'policies'))}`,
  };
}

/** One policy: what it comes to, what to know, its course where the first screen does not show it, its changes and its manifest. */
function course(outcome: ScalingOutcome, report: AutoscaleReport, index: number): Markup {
  const several = report.outcomes.length > 1;
  const shownAbove = index === (report.best ?? 0);
  return markup`${several && markup`<h3>${outcome.policy.name} ${chipMarkup(promiseChip(outcome))}</h3><p>${bound(outcomeSentence(outcome, report))}</p>`}${reasonList(outcome)}${
    !shownAbove && charts(courseChart(outcome, `course-${index}`))
  }${actionTable(outcome)}${manifestMarkup(outcome)}`;
}

/** What is told below the first screen. */
export function sectionsOf(report: AutoscaleReport): Section[] {
  return [
    comparison(report),
    {
      title: report.outcomes.length > 1 ? 'Each policy' : 'What the policy does',
      content: markup`${report.outcomes.map((outcome, index) => course(outcome, report, index))}`,
    },
    { title: 'Demand and replica', content: factList(autoscaleFacts(report)) },
    report.notes.length === 0
      ? null
      : { title: 'Notes', content: markup`<ul>${report.notes.map((note) => markup`<li>${note}</li>`)}</ul>` },
  ].filter((section) => section !== null);
}
