import type { ChecklistItem } from '../../../../../engine/model/plan.ts';
import { capital } from '../../../../../reports/words/facts.ts';
import { checklistSentence, groupNames, lineNames, lineNumbers } from '../../../../../reports/words/plan/checklist.ts';
import { findingReasons } from '../../../../../reports/words/plan/evidence.ts';
import { findingChip } from '../../../../../reports/words/plan/roadmap.ts';
import { ChipMark } from '../../../parts/chip.tsx';
import { Section } from '../../../parts/page.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import { EvidenceLink } from '../evidence-link.tsx';

/** Every line of the go-live checklist with what proves it, or that nothing does. */
export function Checklist({ items, currency }: { readonly items: readonly ChecklistItem[]; readonly currency: string }) {
  const columns: readonly Column<ChecklistItem>[] = [
    { id: 'line', title: 'Line', value: ({ line }) => lineNames[line] },
    { id: 'group', title: 'Part', value: ({ group }) => groupNames[group] },
    { id: 'finding', title: 'Finding', value: (item) => findingChip(item).word, show: (item) => <ChipMark chip={findingChip(item)} /> },
    { id: 'wanted', title: 'Wanted', value: (item) => lineNumbers(item, currency).wanted },
    { id: 'measured', title: 'Measured', number: true, value: (item) => lineNumbers(item, currency).measured },
    {
      id: 'evidence',
      title: 'Evidence',
      value: ({ evidence }) => evidence?.id ?? 'no evidence',
      show: (item) => (
        <div className="plan-evidence">
          <EvidenceLink evidence={item.evidence} />
          {item.reasons.length > 0 && <div className="range">{capital(findingReasons(item, item.target).join('; '))}</div>}
        </div>
      ),
    },
  ];
  return (
    <Section id="checklist" title="Go-live checklist" note={checklistSentence(items)}>
      <DataTable id="checklist-table" title="Lines of the checklist" columns={columns} rows={items} rowKey={({ line }) => line} />
    </Section>
  );
}
