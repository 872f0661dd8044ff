import { metricById } from '../../engine/model/metric.ts';
import type { Report } from '../../engine/model/report.ts';
import type { Verdict } from '../../engine/model/target.ts';
import { glyphs, reportChips, verdictChip } from '../words/chips.ts';
import { cleanDocument, cleanText } from '../words/clean.ts';
import { comparisonSentence } from '../words/comparison.ts';
import { count } from '../words/digits.ts';
import { targetSentence } from '../words/headline.ts';
import { labPlace } from '../words/lab.ts';
import { labels } from '../words/labels.ts';
import { evidenceLine } from '../words/load.ts';
import { approveHint } from '../words/next.ts';
import { estimated, quantity } from '../words/quantity.ts';
import { margin, targetName, unitOf } from '../words/targets.ts';
import { worstThings } from '../words/worst.ts';
import type { Format, RenderOptions } from './format.ts';
import { ceilingLine } from './text/ceiling.ts';
import { type Column, table, tableWidth, wrap } from './text/columns.ts';
import { joined } from './text/lines.ts';
import { type Paint, painter } from './text/paint.ts';

const titles: readonly Column[] = [
  { title: 'Target', align: 'left' },
  { title: 'Measured', align: 'right' },
  { title: 'n', align: 'right' },
  { title: 'Margin', align: 'right' },
  { title: 'Verdict', align: 'left' },
];

function chipLine(report: Report, paint: Paint): string {
  return reportChips(report)
    .map(({ label, word, tone }) => `${label} ${paint(`${glyphs[tone]} ${word.replace('some too close to call', 'close')}`, tone)}`)
    .join('   ');
}

function targetRow(verdict: Verdict, report: Report, intervals: boolean): string[] {
  const { target, actual } = verdict;
  const chip = verdictChip(verdict);
  const unit = unitOf(target.metric, target.statistic, report.custom);
  return [
    targetName(target),
    intervals ? estimated(actual, unit) : quantity(actual?.value ?? null, unit),
    actual === null ? '0' : count(actual.samples),
    margin(verdict, report.custom) ?? '–',
    `${glyphs[chip.tone]} ${chip.word.replace(', too close to call', ', close')}`,
  ];
}

function targetTable(report: Report, columns: number, paint: Paint): string[] {
  const { verdicts } = report;
  if (verdicts.length === 0) return [];
  const full = verdicts.map((verdict) => targetRow(verdict, report, true));
  const rows = tableWidth(titles, full) <= columns ? full : verdicts.map((verdict) => targetRow(verdict, report, false));
  const [[head = ''] = [], ...lines] = table(titles, rows, columns);
  const painted = lines.flatMap(([top = '', ...below], index) => {
    const tone = verdicts[index] ? verdictChip(verdicts[index]).tone : 'neutral';
    const at = top.lastIndexOf(glyphs[tone]);
    return [at < 0 ? top : `${top.slice(0, at)}${paint(top.slice(at), tone)}`, ...below];
  });
  return [paint(head, 'soft'), ...painted, ''];
}

function lab(report: Report, columns: number, paint: Paint): string[] {
  if (report.lab.length === 0) return [];
  const shown = ['lcp', 'inp', 'cls', 'pageLoad', 'transferred'];
  const rows = report.lab.map((row) => [
    labPlace(row),
    ...shown.map((wanted) => {
      const found = row.metrics.find(({ metric }) => metric === wanted);
      return found?.median ? quantity(found.median.value, metricById(wanted).unit) : '–';
    }),
  ]);
  const titles: Column[] = [
    { title: 'Medians', align: 'left' },
    ...['LCP', 'INP', 'CLS', 'Load', 'Bytes'].map((title): Column => ({ title, align: 'right' })),
  ];
  const [head = [], ...lines] = table(titles, rows, columns);
  return [...head.map((line) => paint(line, 'soft')), ...lines.flat(), ''];
}

function worst(report: Report, columns: number, paint: Paint): string[] {
  const sentences = worstThings(report);
  if (sentences.length === 0) return [];
  return [paint('Look at first', 'soft'), ...sentences.flatMap((sentence, index) => wrap(`${index + 1}. ${sentence}`, columns, '   ')), ''];
}

function hint(report: Report): string[] {
  const next = approveHint(report);
  return next === null ? [] : [next.purpose, `  ${next.command}`, ''];
}

/** The end of a run on a terminal: chips, verdict sentence, ceiling, targets, the three worst things, where the report is. */
function render(unclean: Report, options: RenderOptions = {}): string {
  const report = cleanDocument(unclean);
  const columns = Math.min(120, Math.max(80, options.columns ?? 80));
  const paint = painter(options.colour ?? false);
  const named = report.labels.map((label) => labels[label].name).join(' · ');
  return joined([
    chipLine(report, paint),
    '',
    ...wrap(targetSentence(report), columns).map((line) => paint(line, 'strong')),
    ...(report.comparison ? wrap(comparisonSentence(report.comparison), columns) : []),
    ...wrap([evidenceLine(report), named].filter(Boolean).join(' · '), columns).map((line) => paint(line, 'soft')),
    '',
    ...ceilingLine(report, columns, paint),
    '',
    ...targetTable(report, columns, paint),
    ...lab(report, columns, paint),
    ...worst(report, columns, paint),
    ...hint(report),
    ...(options.reportPath === undefined ? [] : [`Report  ${cleanText(options.reportPath)}`]),
  ]);
}

export const text: Format = { name: 'text', extension: 'txt', render };
