import type { Change, Comparison } from '../../../engine/model/comparison.ts';
import { movement } from '../../words/change.ts';
import { changeChip, glyphs } from '../../words/chips.ts';
import { cleanDocument } from '../../words/clean.ts';
import { changeReasons, changeSize, comparisonReasons, comparisonSentence, placeName } from '../../words/comparison.ts';
import { detectable } from '../../words/detectable.ts';
import { familyOf } from '../../words/family.ts';
import { unitOfMode } from '../../words/reason.ts';
import type { RenderOptions } from '../format.ts';
import { type Column, table, tableWidth, wrap } from './columns.ts';
import { painter } from './paint.ts';

const titles: readonly Column[] = [
  { title: 'What', align: 'left' },
  { title: 'Change', align: 'left' },
  { title: 'Detectable', align: 'right' },
  { title: 'Verdict', align: 'left' },
];

/** Why each number of the gate got its verdict, where neither the sentence nor the table tells. */
function verdictLines(comparison: Comparison, told: string): string[] {
  const context = { unit: unitOfMode(comparison.mode) };
  const all = new Set(['the same', ...comparisonReasons(comparison)]);
  return familyOf(comparison).judged.flatMap((change) => {
    const why = changeReasons(change, context).filter((reason) => !all.has(reason) && !told.includes(reason));
    return why.length === 0 ? [] : [`${placeName(change)} ${change.verdict}: ${why.join(', ')}`];
  });
}

/** A comparison on a terminal: the sentence, what differed between the sides, then the changes, those that matter first. */
export function comparisonText(unclean: Comparison, options: RenderOptions & { readonly most?: number } = {}): string {
  const comparison = cleanDocument(unclean);
  const columns = Math.min(120, Math.max(80, options.columns ?? 80));
  const paint = painter(options.colour ?? false);
  const shown = comparison.changes.slice(0, options.most ?? 12);
  const rowsWith = (size: (change: Change) => string) =>
    shown.map((change) => {
      const chip = changeChip(change.verdict);
      return [placeName(change), size(change), detectable(change), `${glyphs[chip.tone]} ${chip.word}`];
    });
  const full = rowsWith(changeSize);
  const rows = tableWidth(titles, full) <= columns ? full : rowsWith(movement);
  const lines = table(titles, rows, columns).flatMap((row, index) => (index === 0 ? row.map((text) => paint(text, 'soft')) : row));
  const hidden = comparison.changes.length - shown.length;
  const sentence = comparisonSentence(comparison);
  return [
    ...wrap(sentence, columns).map((line) => paint(line, 'strong')),
    ...comparisonReasons(comparison).flatMap((reason) => wrap(`- ${reason}`, columns, '  ')),
    ...verdictLines(comparison, sentence).flatMap((line) => wrap(`- ${line}`, columns, '  ')),
    ...comparison.differences.flatMap(({ key, base, head, hard }) =>
      wrap(`- ${key}${hard ? ' (must be equal)' : ''}: ${base} → ${head}`, columns, '  '),
    ),
    ...(rows.length === 0 ? [] : ['', ...lines]),
    ...(hidden > 0 ? [`and ${hidden} more: --json shows all`] : []),
  ].join('\n');
}
