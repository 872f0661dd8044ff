import type { CapacityReport } from '../../engine/model/capacity.ts';
import type { RenderOptions } from '../formats/format.ts';
import { code, plainMarkdown } from '../formats/markdown/escape.ts';
import { folded, mostCharacters } from '../formats/markdown/folded.ts';
import { capacityChips } from '../words/capacity/chips.ts';
import { claimed } from '../words/capacity/claimed.ts';
import { fixSentence, runwaySentence, usableSentence } from '../words/capacity/planning.ts';
import { capacityReasons } from '../words/capacity/reasons.ts';
import { capacitySentences } from '../words/capacity/sentence.ts';
import { glyphs } from '../words/chips.ts';
import { cleanDocument, cleanText } from '../words/clean.ts';
import { capital } from '../words/facts.ts';
import { duration } from '../words/quantity.ts';
import type { CapacityFormat } from './format.ts';
import { details } from './markdown/details.ts';

const longestLine = 600;
const mostPoints = 4;

const cut = (text: string): string => ([...text].length > longestLine ? `${[...text].slice(0, longestLine).join('')}…` : text);

/** What follows for users, dates and the next step, most wanted first. */
function consequences(report: CapacityReport, told: string): string[] {
  const { planning } = report;
  const untold = capacityReasons([...report.reasons, ...(report.model?.reasons ?? [])]).filter((reason) => !told.includes(reason));
  return [
    planning === null ? '' : usableSentence(planning),
    planning?.runway ? runwaySentence(planning.runway) : '',
    planning === null ? '' : fixSentence(planning.cheapestFix),
    untold.length === 0 ? '' : `${capital(untold.join('; '))}.`,
  ]
    .filter((line) => line !== '')
    .slice(0, mostPoints);
}

/** Nine lines at most: chips, the answer, what runs out first, what follows, how to repeat it, where the rest is. */
function aboveTheFold(report: CapacityReport, reportPath: string | undefined): string {
  const [first = '', ...rest] = capacitySentences(report);
  const chips = capacityChips(report).map(({ label, word, tone }) => `${label} ${glyphs[tone]} ${word}`);
  const again = [
    `Repeat: ${code(cut(report.reproduce))}`,
    reportPath !== undefined && `report: ${code(cut(cleanText(reportPath)))}`,
    report.spentS > 0 && `took ${duration(report.spentS)}`,
  ];
  return [
    `### ${plainMarkdown(chips.join(' · '))}`,
    `**${plainMarkdown(cut(first))}**${rest.length === 0 ? '' : ` ${plainMarkdown(cut(rest.join(' ')))}`}`,
    '',
    ...consequences(report, [first, ...rest].join(' ')).map((line) => `- ${plainMarkdown(cut(line))}`),
    `- ${again.filter(Boolean).join(' · ')}`,
  ].join('\n');
}

/** A comment for a pull request or a chat: at most ten lines, the rest folded below. */
function render(unclean: CapacityReport, { reportPath }: RenderOptions = {}): string {
  const report = claimed(cleanDocument(unclean));
  return folded(aboveTheFold(report, reportPath), details(report), mostCharacters);
}

export const markdown: CapacityFormat = { name: 'markdown', extension: 'md', render };
