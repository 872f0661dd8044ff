import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { RenderOptions } from '../formats/format.ts';
import { width, wrap } from '../formats/text/columns.ts';
import { type Paint, painter } from '../formats/text/paint.ts';
import { campaignReasons, campaignSentence } from '../words/campaign.ts';
import { campaignChips } from '../words/campaign-chips.ts';
import { campaignFacts } from '../words/campaign-facts.ts';
import { glyphs } from '../words/chips.ts';
import { cleanDocument, cleanText } from '../words/clean.ts';
import { changeReasons } from '../words/comparison.ts';
import { capital } from '../words/facts.ts';
import { mergeSentence } from '../words/merge.ts';
import type { CampaignFormat } from './format.ts';
import { advisoryTable, gateTable, targetTable } from './text/tables.ts';

const factWidth = 13;
const gap = '   ';

/** The chips in a line, or one below the other where a line does not hold them. */
function chipLines(report: CampaignReport, columns: number, paint: Paint): string[] {
  const chips = campaignChips(report).map(({ label, word, tone }) => ({
    label,
    tone,
    told: `${glyphs[tone]} ${word.replace('some too close to call', 'close')}`,
  }));
  const length = chips.reduce((sum, { label, told }) => sum + width(`${label} ${told}`) + gap.length, -gap.length);
  const painted = chips.map(({ label, told, tone }) => `${label} ${paint(told, tone)}`);
  return length <= columns ? [painted.join(gap)] : painted;
}

/** A name in the margin, its text beside it. */
function fact([name, value]: readonly [string, string], columns: number, paint: Paint): string[] {
  const lines = wrap(value, columns - factWidth);
  return lines.map((line, index) => `${index === 0 ? paint(name.padEnd(factWidth), 'soft') : ' '.repeat(factWidth)}${line}`);
}

/** Reasons that neither the sentence nor a row of a table tells. */
function untold(report: CampaignReport, told: string): string[] {
  const rows = new Set(
    report.comparison?.changes.filter(({ statistic }) => statistic === 'count').flatMap((change) => changeReasons(change)),
  );
  const isTold = (reason: string): boolean => reason.split('; ').every((part) => told.includes(part) || told.includes(capital(part)));
  return campaignReasons(report).filter((reason) => !isTold(reason) && !rows.has(reason));
}

/** The end of a campaign on a terminal: chips, verdict, merge, the family, advice, how it was made, how to repeat it, where the report is. */
function render(unclean: CampaignReport, options: RenderOptions = {}): string {
  const report = cleanDocument(unclean);
  const columns = Math.min(120, Math.max(80, options.columns ?? 80));
  const paint = painter(options.colour ?? false);
  const sentence = campaignSentence(report);
  const lines = [
    ...chipLines(report, columns, paint),
    '',
    ...wrap(sentence, columns).map((line) => paint(line, 'strong')),
    ...wrap(mergeSentence(report), columns),
    ...untold(report, sentence).flatMap((reason) => wrap(`- ${capital(reason)}.`, columns, '  ')),
    '',
    ...gateTable(report, columns, paint),
    ...targetTable(report, columns, paint),
    ...advisoryTable(report, columns, paint),
    ...campaignFacts(report).flatMap((each) => fact(each, columns, paint)),
    ...report.notes.flatMap((note) => fact(['Note', note], columns, paint)),
    '',
    paint('Repeat', 'soft'),
    `  ${report.reproduce}`,
    ...(options.reportPath === undefined ? [] : ['', `Report  ${cleanText(options.reportPath)}`]),
  ];
  return `${lines
    .filter((line, index) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .trimEnd()}\n`;
}

export const text: CampaignFormat = { name: 'text', extension: 'txt', render };
