import type { Investment, Roi } from '../../../engine/model/roi.ts';
import { markdownTable, plainMarkdown } from '../../formats/markdown/escape.ts';
import { glyphs } from '../../words/chips.ts';
import { cleanDocument } from '../../words/clean.ts';
import { assumptionName, assumptionSource, assumptionValue, spreadWords, statedRange, swingWords } from '../../words/plan/assumptions.ts';
import { money } from '../../words/plan/money.ts';
import { methodFacts, rangeSentence, roiChips, roiFigures, roiSentences, servingFacts } from '../../words/plan/roi.ts';
import type { Fact } from '../../words/provenance.ts';
import type { DocumentFormat } from '../format.ts';

/** Names and what is said of them as a list. */
export function factItems(facts: readonly Fact[]): string {
  return facts.map(([name, value]) => `- ${plainMarkdown(name)}: ${plainMarkdown(value)}`).join('\n');
}

/** Figures of the case as a list. */
export function figureItems(roi: Investment): string {
  return factItems(
    roiFigures(roi).map(
      ({ label, value, range, beside }): Fact => [label, [`${value}${range === '' ? '' : ` ${range}`}`, ...beside].join(', ')],
    ),
  );
}

/** The strongest assumptions as a table. */
export function tornadoTable({ tornado, currency }: Pick<Roi, 'tornado' | 'currency'>): string {
  return markdownTable(
    ['Assumption', 'Assumed', 'From, to', 'NPV then', 'Swing'],
    [false, true, false, true, true],
    tornado.map((bar) =>
      [
        assumptionName(bar),
        assumptionValue(bar.code, bar.value, currency),
        spreadWords(bar, currency),
        swingWords(bar, currency),
        money(bar.swing, currency),
      ].map(plainMarkdown),
    ),
  );
}

function render(unclean: Roi): string {
  const roi = cleanDocument(unclean);
  const { currency, range, serving, tornado, assumptions } = roi;
  const [first = '', ...rest] = roiSentences(roi);
  const chips = roiChips(roi, roi.prices).map(({ label, word, tone }) => `${label} ${glyphs[tone]} ${word}`);
  const sentences = [...rest, ...(range === null ? [] : [rangeSentence(range, roi)])];
  return `${[
    `### ${plainMarkdown(chips.join(' · '))}`,
    `**${plainMarkdown(first)}** ${plainMarkdown(sentences.join(' '))}`,
    figureItems(roi),
    ...(serving === null ? [] : [factItems(servingFacts(serving, currency))]),
    ...(tornado.length === 0 ? [] : ['#### What the NPV depends on most', tornadoTable(roi)]),
    '#### Every assumption',
    markdownTable(
      ['Assumption', 'Value', 'Range', 'From'],
      [false, true, false, false],
      assumptions.map((each) =>
        [
          assumptionName(each),
          assumptionValue(each.code, each.value, currency),
          statedRange(each, currency) || '–',
          assumptionSource(each),
        ].map(plainMarkdown),
      ),
    ),
    '#### Method',
    factItems(methodFacts(roi)),
  ].join('\n\n')}\n`;
}

/** The case as Markdown, for a comment or a wiki. */
export const markdown: DocumentFormat<Roi> = { name: 'markdown', extension: 'md', render };
