import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { RenderOptions } from '../formats/format.ts';
import { wrap } from '../formats/text/columns.ts';
import { chipLines, endLines, factLines, joined } from '../formats/text/lines.ts';
import { painter } from '../formats/text/paint.ts';
import { campaignReasons, campaignSentence } from '../words/campaign.ts';
import { campaignChips } from '../words/campaign-chips.ts';
import { campaignFacts } from '../words/campaign-facts.ts';
import type { Chip } from '../words/chips.ts';
import { cleanDocument } from '../words/clean.ts';
import { changeReasons } from '../words/comparison.ts';
import { capital } from '../words/facts.ts';
import { mergeSentence } from '../words/merge.ts';
import type { CampaignFormat } from './format.ts';
import { advisoryTable, gateTable, targetTable } from './text/tables.ts';

const factWidth = 13;

/** The chips, short enough for a line. */
const chips = (report: CampaignReport): Chip[] =>
  campaignChips(report).map((chip) => ({ ...chip, word: chip.word.replace('some too close to call', 'close') }));

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
  return joined([
    ...chipLines(chips(report), columns, paint),
    '',
    ...wrap(sentence, columns).map((line) => paint(line, 'strong')),
    ...wrap(mergeSentence(report), columns),
    ...untold(report, sentence).flatMap((reason) => wrap(`- ${capital(reason)}.`, columns, '  ')),
    '',
    ...gateTable(report, columns, paint),
    ...targetTable(report, columns, paint),
    ...advisoryTable(report, columns, paint),
    ...factLines(campaignFacts(report), factWidth, columns, paint),
    ...report.notes.flatMap((note) => factLines([['Note', note]], factWidth, columns, paint)),
    ...endLines(report.reproduce, options, paint),
  ]);
}

export const text: CampaignFormat = { name: 'text', extension: 'txt', render };
