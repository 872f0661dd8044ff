import type { Roi } from '../../../engine/model/roi.ts';
import type { RenderOptions } from '../../formats/format.ts';
import { wrap } from '../../formats/text/columns.ts';
import { joined } from '../../formats/text/lines.ts';
import { type Paint, painter } from '../../formats/text/paint.ts';
import { cleanDocument, cleanText } from '../../words/clean.ts';
import { assumptionName, assumptionSource, assumptionValue, endsWords, spreadWords, swingWords } from '../../words/plan/assumptions.ts';
import { methodFacts, rangeSentence, roiChips, roiFigures, roiSentences, servingFacts } from '../../words/plan/roi.ts';
import type { Fact } from '../../words/provenance.ts';
import type { DocumentFormat } from '../format.ts';
import { chipLines, factLines, tableLines } from '../text/lines.ts';

/** The strongest assumptions, with what the NPV is at both ends. */
export function tornadoLines({ tornado, currency }: Pick<Roi, 'tornado' | 'currency'>, columns: number, paint: Paint): string[] {
  if (tornado.length === 0) return [];
  const rows = (spread: (bar: Roi['tornado'][number]) => string) =>
    tornado.map((bar) => [assumptionName(bar), assumptionValue(bar.code, bar.value, currency), spread(bar), swingWords(bar, currency)]);
  const titles = [
    { title: 'Strongest assumptions', align: 'left' },
    { title: 'Assumed', align: 'right' },
    { title: 'From, to', align: 'left' },
    { title: 'NPV then', align: 'right' },
  ] as const;
  return [...tableLines(titles, [rows((bar) => spreadWords(bar, currency)), rows((bar) => endsWords(bar, currency))], columns, paint), ''];
}

function render(unclean: Roi, options: RenderOptions = {}): string {
  const roi = cleanDocument(unclean);
  const columns = Math.min(120, Math.max(80, options.columns ?? 80));
  const paint = painter(options.colour ?? false);
  const [first = '', ...rest] = roiSentences(roi);
  const figures = roiFigures(roi).map(
    ({ label, value, range, beside }): Fact => [label, [`${value}${range === '' ? '' : ` ${range}`}`, ...beside].join(', ')],
  );
  return joined([
    ...chipLines(roiChips(roi, roi.prices), columns, paint),
    '',
    ...wrap(first, columns).map((line) => paint(line, 'strong')),
    ...wrap(rest.join(' '), columns),
    ...(roi.range === null ? [] : wrap(rangeSentence(roi.range, roi), columns)),
    '',
    ...factLines(figures, columns, paint),
    ...(roi.serving === null ? [] : factLines(servingFacts(roi.serving, roi.currency), columns, paint)),
    '',
    ...tornadoLines(roi, columns, paint),
    ...factLines(
      roi.assumptions
        .filter(({ source }) => source === 'default')
        .map(
          (assumption): Fact => [
            assumptionName(assumption),
            `${assumptionValue(assumption.code, assumption.value, roi.currency)}, ${assumptionSource(assumption)}`,
          ],
        ),
      columns,
      paint,
    ),
    ...factLines(methodFacts(roi), columns, paint),
    ...(options.reportPath === undefined ? [] : ['', `Report  ${cleanText(options.reportPath)}`]),
  ]);
}

/** The case on a terminal: chips, answer, figures, the strongest assumptions, the method. */
export const text: DocumentFormat<Roi> = { name: 'text', extension: 'txt', render };
