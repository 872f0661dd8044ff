import type { AutoscaleReport } from '../../engine/model/autoscale.ts';
import type { RenderOptions } from '../formats/format.ts';
import { table, tableWidth, wrap } from '../formats/text/columns.ts';
import { chipLines, endLines, factLines, joined } from '../formats/text/lines.ts';
import { type Paint, painter } from '../formats/text/paint.ts';
import { autoscaleChips } from '../words/autoscale/chips.ts';
import { cleanReport } from '../words/autoscale/clean.ts';
import { autoscaleFacts } from '../words/autoscale/facts.ts';
import { autoscaleSentence, leadOf } from '../words/autoscale/outcome.ts';
import { policyFacts } from '../words/autoscale/policy.ts';
import { outcomeReason } from '../words/autoscale/reasons.ts';
import { capital } from '../words/facts.ts';
import type { AutoscaleFormat } from './format.ts';
import { type OutcomeColumn, shownColumns } from './outcome-columns.ts';
import { courseLines } from './text/course.ts';

const factWidth = 16;
/** Columns that a short name is filled up by at most. */
const leastName = 6;

function laidOut(shown: readonly OutcomeColumn[], report: AutoscaleReport) {
  return {
    titles: shown.map(({ title, number }) => ({ title, align: number ? ('right' as const) : ('left' as const) })),
    rows: report.outcomes.map((outcome) => shown.map(({ cell }) => cell(outcome, report) ?? '–')),
  };
}

function policyTable(report: AutoscaleReport, columns: number, paint: Paint): string[] {
  const all = shownColumns(report);
  // What matters least gives way first, then names are broken.
  const ways = [[], ['Changes'], ['Changes', 'Longest']].map((without) =>
    laidOut(
      all.filter(({ title }) => !without.includes(title)),
      report,
    ),
  );
  const { titles, rows } =
    ways.find((way) => tableWidth(way.titles, way.rows) + leastName <= columns) ?? ways.at(-1) ?? laidOut(all, report);
  const [[head = ''] = [], ...lines] = table(titles, rows, columns);
  return [paint(head, 'soft'), ...lines.flat()];
}

/** The answer on a terminal: chips, sentence, table of policies, the course, what to know, the demand and the replica, how to repeat it. */
function render(unclean: AutoscaleReport, options: RenderOptions = {}): string {
  const report = cleanReport(unclean);
  const columns = Math.min(120, Math.max(80, options.columns ?? 80));
  const paint = painter(options.colour ?? false);
  const lead = leadOf(report);
  const several = report.outcomes.length > 1;
  const reasons = report.outcomes.flatMap(({ policy, reasons: each }) =>
    each.map((reason) => (several ? `${policy.name}: ${outcomeReason(reason)}` : capital(outcomeReason(reason)))),
  );
  return joined([
    ...chipLines(autoscaleChips(report), columns, paint),
    '',
    ...wrap(autoscaleSentence(report), columns).map((line) => paint(line, 'strong')),
    '',
    ...policyTable(report, columns, paint),
    '',
    ...(lead === undefined ? [] : [...(several ? [paint(lead.policy.name, 'strong')] : []), ...courseLines(lead, columns, paint), '']),
    ...reasons.flatMap((reason) => wrap(`- ${reason}.`, columns, '  ')),
    '',
    ...factLines(autoscaleFacts(report), factWidth, columns, paint),
    ...(lead === undefined || several ? [] : factLines(policyFacts(lead.policy), factWidth, columns, paint)),
    ...report.notes.flatMap((note) => factLines([['Note', note]], factWidth, columns, paint)),
    ...endLines(report.reproduce, options, paint),
  ]);
}

export const text: AutoscaleFormat = { name: 'text', extension: 'txt', render };
