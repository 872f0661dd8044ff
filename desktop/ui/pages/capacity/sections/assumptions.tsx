import type { Assumption } from '../../../../../engine/model/planning.ts';
import { assumptionWords } from '../../../../../reports/words/capacity/planning.ts';
import { Section } from '../../../parts/page.tsx';
import { DataTable } from '../../../parts/table/data-table.tsx';

/** Everything the plan rests on, what moves the answer most first. */
export function Assumptions({ assumptions }: { readonly assumptions: readonly Assumption[] }) {
  if (assumptions.length === 0) return null;
  const rows = assumptions.map((assumption, index) => {
    const [name, value, source] = assumptionWords(assumption);
    return { order: index + 1, name, value, source };
  });
  return (
    <Section id="assumptions" title="Assumptions" note="What moves the replicas of a year on most comes first.">
      <DataTable
        id="assumptions-table"
        title="Assumptions, by their swing"
        columns={[
          { id: 'order', title: 'Swing', unit: 'place', number: true, value: ({ order }) => order },
          { id: 'name', title: 'Assumption', value: ({ name }) => name },
          { id: 'value', title: 'Value', value: ({ value }) => value },
          { id: 'source', title: 'From', value: ({ source }) => source },
        ]}
        rows={rows}
        rowKey={({ name }) => name}
      />
    </Section>
  );
}
