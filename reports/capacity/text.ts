import type { CapacityReport } from '../../engine/model/capacity.ts';
import type { RenderOptions } from '../formats/format.ts';
import { width, wrap } from '../formats/text/columns.ts';
import { endLines, factLines, joined } from '../formats/text/lines.ts';
import { type Paint, painter } from '../formats/text/paint.ts';
import { capacityChips } from '../words/capacity/chips.ts';
import { claimed } from '../words/capacity/claimed.ts';
import { capacityFacts } from '../words/capacity/facts.ts';
import { fixSentence, runwaySentence, transferSentence, usableSentence } from '../words/capacity/planning.ts';
import { capacityReasons } from '../words/capacity/reasons.ts';
import { capacitySentences } from '../words/capacity/sentence.ts';
import { glyphs } from '../words/chips.ts';
import { cleanDocument } from '../words/clean.ts';
import { capital } from '../words/facts.ts';
import type { CapacityFormat } from './format.ts';
import { ladderChart } from './text/ladder.ts';
import { needTable, situationTable, targetTable } from './text/tables.ts';

const factWidth = 19;
const gap = '   ';

/** The chips, as many in a line as it holds. */
function chipLines(report: CapacityReport, columns: number, paint: Paint): string[] {
  const chips = capacityChips(report).map(({ label, word, tone }) => ({
    plain: `${label} ${glyphs[tone]} ${word}`,
    painted: `${label} ${paint(`${glyphs[tone]} ${word}`, tone)}`,
  }));
  const lines: { painted: string; length: number }[] = [];
  for (const { plain, painted } of chips) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + gap.length + width(plain) <= columns) {
      last.painted += `${gap}${painted}`;
      last.length += gap.length + width(plain);
    } else lines.push({ painted, length: width(plain) });
  }
  return lines.map(({ painted }) => painted);
}

/** What follows from the capacity, as sentences. */
function plan({ planning }: CapacityReport): string[] {
  if (planning === null) return [];
  const { runway, transfer, cheapestFix } = planning;
  return [
    usableSentence(planning),
    runway === null ? '' : runwaySentence(runway),
    transferSentence(transfer),
    fixSentence(cheapestFix),
  ].filter((line) => line !== '');
}

/** Why numbers of the tables are refused, unless the answer tells it. */
function refusals({ model, planning }: CapacityReport, told: string): string[] {
  const targets = (model?.targets ?? []).flatMap(({ throughput, journeysPerSecond, users }) => [throughput, journeysPerSecond, users]);
  const planned = [
    ...(planning?.situations ?? []).flatMap(({ headroom, replicas }) => [headroom, replicas]),
    ...(planning?.needs ?? []).flatMap(({ throughput, replicas }) => [throughput, ...replicas.map((row) => row.replicas)]),
  ];
  const refused = [...targets, ...planned].flatMap((each) => (each && each.value === null ? each.reasons.slice(0, 1) : []));
  return capacityReasons(refused).filter((reason) => !told.includes(reason));
}

const key = 'p projected, up to 1.25 times the highest load measured · s speculative, up to 2 times';

/** A capacity on a terminal: chips, the answer, the ladder under its ceiling, targets, what follows, how it was measured, how to repeat it, where the report is. */
function render(unclean: CapacityReport, options: RenderOptions = {}): string {
  const report = claimed(cleanDocument(unclean));
  const columns = Math.min(120, Math.max(80, options.columns ?? 80));
  const paint = painter(options.colour ?? false);
  const [first = '', ...rest] = capacitySentences(report);
  const told = [first, ...rest].join(' ');
  const tables = [targetTable, situationTable, needTable].map((make) => make(report, columns, paint));
  const marked = tables.flat().some((line) => /\] [ps](?: |$)/.test(line));
  const untold = capacityReasons([...report.reasons, ...(report.model?.reasons ?? [])]).filter((reason) => !told.includes(reason));
  const [targets = [], situations = [], needs = []] = tables;
  return joined([
    ...chipLines(report, columns, paint),
    '',
    ...wrap(first, columns).map((line) => paint(line, 'strong')),
    ...(rest.length === 0 ? [] : wrap(rest.join(' '), columns)),
    '',
    ...ladderChart(report, columns, paint),
    ...targets,
    ...plan(report).flatMap((sentence) => wrap(sentence, columns)),
    '',
    ...situations,
    ...needs,
    ...(marked ? [...wrap(key, columns).map((line) => paint(line, 'soft')), ''] : []),
    ...refusals(report, told).flatMap((reason) => wrap(`- Refused: ${reason}.`, columns, '  ')),
    ...untold.flatMap((reason) => wrap(`- ${capital(reason)}.`, columns, '  ')),
    '',
    ...factLines(
      capacityFacts(report).filter(([name]) => name !== 'Ended'),
      factWidth,
      columns,
      paint,
    ),
    ...report.notes.flatMap((note) => factLines([['Note', note]], factWidth, columns, paint)),
    ...endLines(report.reproduce, options, paint),
  ]);
}

export const text: CapacityFormat = { name: 'text', extension: 'txt', render };
