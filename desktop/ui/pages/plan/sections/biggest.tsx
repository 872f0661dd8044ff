import type { BiggestAssumption } from '../../../../../engine/model/plan.ts';
import { biggestWords } from '../../../../../reports/words/plan/plan.ts';
import { Section } from '../../../parts/page.tsx';
import { DataTable } from '../../../parts/table/data-table.tsx';

/** The three assumptions to argue with first. */
export function Biggest({ biggest, currency }: { readonly biggest: readonly BiggestAssumption[]; readonly currency: string }) {
  if (biggest.length === 0) return null;
  return (
    <Section id="biggest" title="Assumptions to argue with first">
      <DataTable
        id="biggest-table"
        title="Biggest assumptions"
        columns={[
          { id: 'name', title: 'Assumption', value: ({ name }) => name },
          { id: 'value', title: 'Value', value: ({ value }) => value },
          { id: 'source', title: 'From', value: ({ source }) => source },
          { id: 'moves', title: 'What hangs on it', value: ({ moves }) => moves },
        ]}
        rows={biggest.map((each) => biggestWords(each, currency))}
        rowKey={({ name }) => name}
      />
    </Section>
  );
}
