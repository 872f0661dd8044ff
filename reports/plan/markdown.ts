import type { Plan } from '../../engine/model/plan.ts';
import { code, markdownTable, plainMarkdown } from '../formats/markdown/escape.ts';
import { fixSentence, situationNames } from '../words/capacity/planning.ts';
import { measures, moneyMeasure, projected } from '../words/capacity/projection.ts';
import { bottleneckSentence } from '../words/capacity/resources.ts';
import { glyphs } from '../words/chips.ts';
import { cleanDocument } from '../words/clean.ts';
import { count } from '../words/digits.ts';
import { groupNames, lineNames, lineNumbers } from '../words/plan/checklist.ts';
import { evidenceWords, findingReasons } from '../words/plan/evidence.ts';
import { biggestWords, planChips, planFacts, planSentences } from '../words/plan/plan.ts';
import { findingChip, measuredNumber, phaseSentence, rowName, statedNumber, wanted } from '../words/plan/roadmap.ts';
import { servingFacts } from '../words/plan/roi.ts';
import { quantity } from '../words/quantity.ts';
import type { DocumentFormat } from './format.ts';
import { factItems, figureItems, tornadoTable } from './roi/markdown.ts';

type Part = readonly string[];

const cells = (row: readonly string[]): string[] => row.map(plainMarkdown);

function capacity({ capacity: report, currency }: Plan): Part {
  const rows = report?.planning?.situations ?? [];
  const model = report?.model ?? null;
  const fix = fixSentence(report?.planning?.cheapestFix ?? null);
  return [
    ...(model === null ? [] : [plainMarkdown(`${bottleneckSentence(model.bottleneck, model.next)} ${fix}`.trim())]),
    ...(rows.length === 0
      ? []
      : [
          markdownTable(
            ['Situation', 'Users', 'Requests', 'Replicas', 'Database connections', 'A month'],
            [false, true, true, true, true, true],
            rows.map((row) =>
              cells([
                situationNames[row.name],
                quantity(Math.round(row.users), 'users'),
                projected(row.throughput, measures.requests),
                projected(row.replicas, measures.replicas),
                row.databaseConnections === null ? '–' : count(row.databaseConnections),
                row.costPerMonth === null ? '–' : projected(row.costPerMonth, moneyMeasure(currency)),
              ]),
            ),
          ),
        ]),
  ];
}

function biggest({ biggest: shown, currency }: Plan): Part {
  if (shown.length === 0) return [];
  const rows = shown.map((each) => biggestWords(each, currency));
  return [
    '#### Assumptions to argue with first',
    markdownTable(
      ['Assumption', 'Value', 'From', 'What hangs on it'],
      [false, true, false, false],
      rows.map(({ name, value, source, moves }) => cells([name, value, source, moves])),
    ),
  ];
}

function money({ investment, serving, currency }: Plan): Part {
  return [
    ...(investment === null ? [] : ['#### What the change is worth', figureItems(investment), tornadoTable(investment)]),
    ...(serving === null ? [] : ['#### Cost of serving', factItems(servingFacts(serving, currency))]),
  ];
}

function roadmap({ roadmap: found, currency }: Plan): Part {
  if (found === null) return [];
  const rows = found.rows.map((row) => [
    plainMarkdown(rowName(row)),
    plainMarkdown(statedNumber(row.before, row, currency)),
    ...row.goals.map((goal) => {
      if (goal === null) return '–';
      const chip = findingChip(goal);
      const measured = measuredNumber(goal, currency);
      const told = [`${wanted(goal, currency)} ${glyphs[chip.tone]} ${chip.word}`, measured].filter((part) => part !== null).join(': ');
      return `${plainMarkdown(told)}${goal.evidence === null ? '' : `, ${code(goal.evidence.id)}`}`;
    }),
  ]);
  const titles = ['Number', 'Before', ...found.phases.map(({ name }) => plainMarkdown(name))];
  return [
    '#### Roadmap',
    found.phases.map((phase) => `- ${plainMarkdown(phaseSentence(phase))}`).join('\n'),
    markdownTable(
      titles,
      titles.map((_, index) => index === 1),
      rows,
    ),
  ];
}

function checklist({ checklist: items, currency }: Plan): Part {
  const rows = items.map((item) => {
    const { wanted: want, measured } = lineNumbers(item, currency);
    const chip = findingChip(item);
    const why = [...(item.evidence === null ? [] : [evidenceWords(item.evidence)]), ...findingReasons(item, item.target)].join('; ');
    return cells([lineNames[item.line], groupNames[item.group], want ?? '–', `${glyphs[chip.tone]} ${chip.word}`, measured ?? '–', why]);
  });
  return [
    '#### Go-live checklist',
    markdownTable(['Line', 'Part', 'Wanted', 'Finding', 'Measured', 'Evidence'], [false, false, false, false, true, false], rows),
  ];
}

function render(unclean: Plan): string {
  const plan = cleanDocument(unclean);
  const [first = '', ...rest] = planSentences(plan);
  const chips = planChips(plan).map(({ label, word, tone }) => `${label} ${glyphs[tone]} ${word}`);
  return `${[
    `### ${plainMarkdown(chips.join(' · '))}`,
    `**${plainMarkdown(first)}**`,
    rest.map((sentence) => `- ${plainMarkdown(sentence)}`).join('\n'),
    ...capacity(plan),
    ...biggest(plan),
    ...money(plan),
    ...roadmap(plan),
    ...checklist(plan),
    '#### Where the numbers come from',
    `${factItems(planFacts(plan))}\n- Repeat: ${code(plan.reproduce)}`,
    ...(plan.notes.length === 0 ? [] : [plan.notes.map((note) => `- ${plainMarkdown(note)}`).join('\n')]),
  ].join('\n\n')}\n`;
}

/** The plan as Markdown, for a comment or a wiki. */
export const markdown: DocumentFormat<Plan> = { name: 'markdown', extension: 'md', render };
