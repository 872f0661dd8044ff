import type { Report } from '../../engine/model/report.ts';
import { blocking } from '../words/blocking.ts';
import { smallestDetectable } from '../words/change.ts';
import { glyphs, reportChips } from '../words/chips.ts';
import { cleanDocument, cleanText } from '../words/clean.ts';
import { leadingChange } from '../words/comparison.ts';
import { headline } from '../words/headline.ts';
import { evidenceLine } from '../words/load.ts';
import { duration } from '../words/quantity.ts';
import { worstThings } from '../words/worst.ts';
import type { Format, RenderOptions } from './format.ts';
import { details } from './markdown/details.ts';
import { code, plainMarkdown } from './markdown/escape.ts';
import { folded, mostCharacters } from './markdown/folded.ts';

const longestLine = 600;

const cut = (text: string): string => (text.length > longestLine ? `${[...text].slice(0, longestLine).join('')}…` : text);
const short = (commit: string): string => code(/^[0-9a-f]{12,}$/.test(commit) ? commit.slice(0, 10) : commit);

function versions({ comparison, run }: Report): string[] {
  const head = run.provenance.git?.commit;
  const base = comparison?.differences.find(({ key }) => key === 'git.commit')?.base;
  const lead = comparison ? leadingChange(comparison) : undefined;
  const least = lead ? smallestDetectable(lead) : null;
  return [
    ...(least === null ? [] : [`smallest detectable change ${least}`]),
    ...(head === undefined ? [] : [base === undefined ? `commit ${short(head)}` : `base ${short(base)}, head ${short(head)}`]),
  ];
}

/** Nine lines at most: verdict, sentence, does it block, the worst three, what could be noticed, how to repeat it, where the rest is. */
function aboveTheFold(report: Report, reportPath: string | undefined): string {
  const { run } = report;
  const chips = reportChips(report).map(({ label, word, tone }) => `${label} ${glyphs[tone]} ${word}`);
  const again = [
    `Repeat: ${code(cut(run.provenance.command))}`,
    reportPath !== undefined && `report: ${code(cut(cleanText(reportPath)))}`,
    `took ${duration(run.durationS)}`,
  ];
  return [
    `### ${plainMarkdown(chips.join(' · '))}`,
    `**${plainMarkdown(cut(headline(report)))}**`,
    '',
    `- ${plainMarkdown(cut(blocking(report)))}`,
    ...worstThings(report).map((sentence) => `- ${plainMarkdown(cut(sentence))}`),
    ...[[plainMarkdown(evidenceLine(report)), ...versions(report)].filter(Boolean).join(' · ')].filter(Boolean).map((line) => `- ${line}`),
    `- ${again.filter(Boolean).join(' · ')}`,
  ].join('\n');
}

/** A comment for a pull request: at most ten lines, the rest folded below, within what GitHub takes. */
function render(unclean: Report, { reportPath }: RenderOptions = {}): string {
  const report = cleanDocument(unclean);
  return folded(aboveTheFold(report, reportPath), details(report), mostCharacters);
}

export const markdown: Format = { name: 'markdown', extension: 'md', render };
