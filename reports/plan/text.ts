import type { BiggestAssumption, ChecklistItem, PhaseGoal, Plan } from '../../engine/model/plan.ts';
import type { Situation } from '../../engine/model/planning.ts';
import type { RenderOptions } from '../formats/format.ts';
import { wrap } from '../formats/text/columns.ts';
import { joined } from '../formats/text/lines.ts';
import { type Paint, painter } from '../formats/text/paint.ts';
import { fixSentence, situationNames } from '../words/capacity/planning.ts';
import { amount, measures, moneyMeasure } from '../words/capacity/projection.ts';
import { bottleneckSentence } from '../words/capacity/resources.ts';
import { glyphs } from '../words/chips.ts';
import { cleanDocument, cleanText } from '../words/clean.ts';
import { count } from '../words/digits.ts';
import { checklistSentence, groupNames, lineNames, lineNumbers } from '../words/plan/checklist.ts';
import { evidenceWords, findingReasons } from '../words/plan/evidence.ts';
import { biggestWords, planChips, planFacts, planSentences } from '../words/plan/plan.ts';
import { findingChip, measuredNumber, phaseDays, phaseSentence, rowName, statedNumber, wanted } from '../words/plan/roadmap.ts';
import { servingFacts } from '../words/plan/roi.ts';
import { quantity } from '../words/quantity.ts';
import type { DocumentFormat } from './format.ts';
import { tornadoLines } from './roi/text.ts';
import { chipLines, factLines, tableLines } from './text/lines.ts';

const left = (title: string) => ({ title, align: 'left' }) as const;
const right = (title: string) => ({ title, align: 'right' }) as const;

function situations({ capacity, currency }: Plan, columns: number, paint: Paint): string[] {
  const rows = capacity?.planning?.situations ?? [];
  if (rows.length === 0) return [];
  const cells = (row: Situation): string[] => [
    situationNames[row.name],
    quantity(Math.round(row.users), 'users'),
    amount(row.throughput, measures.requests),
    amount(row.replicas, measures.replicas),
    row.databaseConnections === null ? '–' : count(row.databaseConnections),
    row.costPerMonth === null ? '–' : amount(row.costPerMonth, moneyMeasure(currency)),
    row.replicas.label,
  ];
  const titles = [
    left('Situation'),
    right('Users'),
    right('Requests'),
    right('Replicas'),
    right('DB conns'),
    right('A month'),
    left('Trust'),
  ];
  return [...tableLines(titles, [rows.map(cells)], columns, paint), ''];
}

function limits({ capacity }: Plan, columns: number): string[] {
  if (capacity?.model == null) return [];
  const fix = fixSentence(capacity.planning?.cheapestFix ?? null);
  return [...wrap([bottleneckSentence(capacity.model.bottleneck, capacity.model.next), fix].filter(Boolean).join(' '), columns), ''];
}

function arguable({ biggest, currency }: Plan, columns: number, paint: Paint): string[] {
  if (biggest.length === 0) return [];
  const row = (each: BiggestAssumption): string[] => {
    const { name, value, source, moves } = biggestWords(each, currency);
    return [name, value, source, moves];
  };
  return [
    ...tableLines([left('Argue with first'), right('Value'), left('From'), left('What hangs on it')], [biggest.map(row)], columns, paint),
    '',
  ];
}

const mark = (goal: PhaseGoal | ChecklistItem): string => `${glyphs[findingChip(goal).tone]} ${findingChip(goal).word}`;

function roadmap({ roadmap: found, currency }: Plan, columns: number, paint: Paint): string[] {
  if (found === null) return [];
  const titles = [left('Number'), right('Before'), right('Wanted'), right('Measured'), left('Finding')];
  return found.phases.flatMap((phase, index) => {
    const rows = found.rows.flatMap((row) => {
      const goal = row.goals[index] ?? null;
      if (goal === null) return [];
      const measured = measuredNumber(goal, currency);
      return [[rowName(row), statedNumber(row.before, row, currency), wanted(goal, currency), measured ?? '–', mark(goal)]];
    });
    const evidence = found.rows.flatMap((row) => row.goals[index]?.evidence ?? []);
    const cited = [...new Set(evidence.map(evidenceWords))];
    return [
      ...wrap(phaseSentence(phase), columns).map((line) => paint(line, 'strong')),
      paint(phaseDays(phase), 'soft'),
      ...tableLines(titles, [rows, rows.map((cells) => cells.map((cell) => cell.replace(/ \[.*\]$/, '')))], columns, paint),
      ...cited.flatMap((each) => wrap(`by ${each}`, columns, '   ')),
      '',
    ];
  });
}

function checklist({ checklist: items, currency }: Plan, columns: number, paint: Paint): string[] {
  const lines = items.flatMap((item, index) => {
    const { wanted: want, measured } = lineNumbers(item, currency);
    const tone = findingChip(item).tone;
    const numbers = [want, measured === null ? null : `measured ${measured}`].filter(Boolean).join(', ');
    const why = [...(item.evidence === null ? [] : [evidenceWords(item.evidence)]), ...findingReasons(item, item.target)].join('; ');
    const isFirst = items[index - 1]?.group !== item.group;
    return [
      ...(isFirst ? [paint(groupNames[item.group], 'soft')] : []),
      ...wrap(`${lineNames[item.line]}${numbers === '' ? '' : ` (${numbers})`}`, columns - 16).map(
        (line, at) => `${at === 0 ? `  ${paint(mark(item).padEnd(14), tone)}` : ' '.repeat(16)}${line}`,
      ),
      ...wrap(why, columns - 16).map((line) => paint(`${' '.repeat(16)}${line}`, 'soft')),
    ];
  });
  return [paint(checklistSentence(items), 'strong'), ...lines, ''];
}

function render(unclean: Plan, options: RenderOptions = {}): string {
  const plan = cleanDocument(unclean);
  const columns = Math.min(120, Math.max(80, options.columns ?? 80));
  const paint = painter(options.colour ?? false);
  const [first = '', ...rest] = planSentences(plan);
  return joined([
    ...chipLines(planChips(plan), columns, paint),
    '',
    ...wrap(first, columns).map((line) => paint(line, 'strong')),
    // The roadmap and the checklist say their own sentence below.
    ...rest.slice(0, -1).flatMap((sentence) => wrap(sentence, columns)),
    '',
    ...situations(plan, columns, paint),
    ...limits(plan, columns),
    ...arguable(plan, columns, paint),
    ...(plan.investment === null ? [] : tornadoLines(plan.investment, columns, paint)),
    ...(plan.serving === null ? [] : [...factLines(servingFacts(plan.serving, plan.currency), columns, paint), '']),
    ...roadmap(plan, columns, paint),
    ...checklist(plan, columns, paint),
    ...factLines(planFacts(plan), columns, paint),
    ...plan.notes.flatMap((note) => factLines([['Note', note]], columns, paint)),
    ...(options.reportPath === undefined ? [] : ['', `Report  ${cleanText(options.reportPath)}`]),
  ]);
}

/** The plan on a terminal. */
export const text: DocumentFormat<Plan> = { name: 'text', extension: 'txt', render };
