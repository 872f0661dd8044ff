import type { AutoscaleReport } from '../../engine/model/autoscale.ts';
import type { RenderOptions } from '../formats/format.ts';
import { block, code, markdownTable, plainMarkdown } from '../formats/markdown/escape.ts';
import { folded, mostCharacters } from '../formats/markdown/folded.ts';
import { autoscaleChips } from '../words/autoscale/chips.ts';
import { cleanReport } from '../words/autoscale/clean.ts';
import { autoscaleFacts } from '../words/autoscale/facts.ts';
import { autoscaleSentence } from '../words/autoscale/outcome.ts';
import { policyFacts } from '../words/autoscale/policy.ts';
import { outcomeReason } from '../words/autoscale/reasons.ts';
import { glyphs } from '../words/chips.ts';
import { cleanText } from '../words/clean.ts';
import type { Fact } from '../words/provenance.ts';
import type { AutoscaleFormat } from './format.ts';
import { shownColumns } from './outcome-columns.ts';

const list = (facts: readonly Fact[]): string =>
  markdownTable(
    ['', ''],
    [false, false],
    facts.map((fact) => fact.map(plainMarkdown)),
  );

/** The answer and the table of policies, the rest folded below: manifests too. */
function render(unclean: AutoscaleReport, { reportPath }: RenderOptions = {}): string {
  const report = cleanReport(unclean);
  const { outcomes } = report;
  const shown = shownColumns(report);
  const chips = autoscaleChips(report).map(({ label, word, tone }) => `${label} ${glyphs[tone]} ${word}`);
  const reasons = outcomes.flatMap(({ policy, reasons: each }) =>
    each.map((reason) => `- ${plainMarkdown(`${policy.name}: ${outcomeReason(reason)}.`)}`),
  );
  const above = [
    `### ${plainMarkdown(chips.join(' · '))}`,
    `**${plainMarkdown(autoscaleSentence(report))}**`,
    '',
    markdownTable(
      shown.map(({ title }) => title),
      shown.map(({ number }) => number),
      outcomes.map((outcome) => shown.map(({ cell }) => plainMarkdown(cell(outcome, report) ?? '–'))),
    ),
    '',
    `Repeat: ${code(report.reproduce)}${reportPath === undefined ? '' : ` · report: ${code(cleanText(reportPath))}`}`,
  ].join('\n');
  const details = [
    ...(reasons.length === 0 ? [] : [{ title: 'What to know', body: reasons.join('\n') }]),
    { title: 'Demand and replica', body: list(autoscaleFacts(report)) },
    ...outcomes.map(({ policy, manifest }) => ({
      title: `${policy.name}: ${manifest.file}`,
      body: `${list(policyFacts(policy))}\n\n${block(manifest.text.trimEnd().split('\n'))}`,
    })),
    ...(report.notes.length === 0 ? [] : [{ title: 'Notes', body: report.notes.map((note) => `- ${plainMarkdown(note)}`).join('\n') }]),
  ];
  return folded(above, details, mostCharacters);
}

export const markdown: AutoscaleFormat = { name: 'markdown', extension: 'md', render };
