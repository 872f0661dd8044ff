import type { Change, Comparison } from '../../../engine/model/comparison.ts';
import { metricById } from '../../../engine/model/metric.ts';
import { movement } from '../../words/change.ts';
import { changeChip, glyphs } from '../../words/chips.ts';
import { cleanDocument } from '../../words/clean.ts';
import { changeReasons, comparisonSentence, placeName } from '../../words/comparison.ts';
import { detectable } from '../../words/detectable.ts';
import { count } from '../../words/digits.ts';
import { keyValue, keyWeight, refusalSentence } from '../../words/keys.ts';
import { quantities } from '../../words/quantity.ts';
import { unitOfMode } from '../../words/reason.ts';
import { code, markdownTable, plainMarkdown } from './escape.ts';

const mostRows = 30;

function changeTable(changes: readonly Change[], mode: Comparison['mode']): string {
  const rows = changes.slice(0, mostRows).map((change) => {
    const chip = changeChip(change.verdict);
    return [
      code(placeName(change)),
      ...quantities(change.base, change.head, metricById(change.metric).unit),
      change.head === change.base ? 'same' : plainMarkdown(movement(change)),
      detectable(change),
      `${glyphs[chip.tone]} ${chip.word}`,
      plainMarkdown(changeReasons(change, { unit: unitOfMode(mode) }).join('; ')),
    ];
  });
  const titles = ['Number', 'Base', 'Head', 'Change', 'Detectable', 'Verdict', 'Why'];
  const table = markdownTable(titles, [false, true, true, true, true, false, false], rows);
  return changes.length > mostRows ? `${table}\n\nand ${count(changes.length - mostRows)} more.` : table;
}

/** Two runs compared, for a ticket or a chat: the sentence, the changes in the order they are given, what else differed. */
export function comparisonMarkdown(unclean: Comparison, changes: readonly Change[] = unclean.changes): string {
  const { base, head, differences, mode, ...rest } = cleanDocument(unclean);
  const comparison = { base, head, differences, mode, ...rest };
  const differing = markdownTable(
    ['What differed', 'Base', 'Head', ''],
    [false, false, false, false],
    differences.map((each) => [code(each.key), code(keyValue(each.base)), code(keyValue(each.head)), plainMarkdown(keyWeight(each))]),
  );
  return [
    `**${plainMarkdown(refusalSentence(comparison) ?? comparisonSentence(comparison))}**`,
    `Base ${base.map(code).join(', ')}, head ${head.map(code).join(', ')}`,
    changes.length > 0 && changeTable(cleanDocument(changes), mode),
    differences.length > 0 && differing,
  ]
    .filter(Boolean)
    .join('\n\n');
}
