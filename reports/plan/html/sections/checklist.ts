import type { ChecklistItem, Plan } from '../../../../engine/model/plan.ts';
import { chipMarkup } from '../../../formats/html/icons.ts';
import { type Section, say } from '../../../formats/html/section.ts';
import { table } from '../../../formats/html/table.ts';
import { markup } from '../../../markup.ts';
import { bound } from '../../../words/bind.ts';
import { capital } from '../../../words/facts.ts';
import { checklistSentence, groupNames, lineNames, lineNumbers } from '../../../words/plan/checklist.ts';
import { evidenceWords, findingReasons } from '../../../words/plan/evidence.ts';
import { findingChip } from '../../../words/plan/roadmap.ts';

/** Every line of the go-live checklist with what proves it, or that nothing does. */
export function checklist({ checklist: items, currency }: Plan): Section {
  return {
    title: 'Go-live checklist',
    content: markup`${say(checklistSentence(items))}${table<ChecklistItem>(
      'Go-live checklist',
      [
        { title: 'Line', cell: ({ line, group }) => markup`${lineNames[line]}<br><span class="range">${groupNames[group]}</span>` },
        { title: 'Finding', cell: (item) => chipMarkup(findingChip(item)) },
        { title: 'Wanted', className: 'names', cell: (item) => lineNumbers(item, currency).wanted, blank: true },
        { title: 'Measured', number: true, cell: (item) => lineNumbers(item, currency).measured, blank: true },
        {
          title: 'Evidence',
          className: 'reasons',
          cell: ({ evidence, ...item }) =>
            markup`${evidence !== null && evidenceWords(evidence)}${evidence !== null && item.reasons.length > 0 && markup`<br>`}${bound(capital(findingReasons(item, item.target).join('; ')))}`,
        },
      ],
      items,
    )}`,
  };
}
