import type { Investment } from '../../../../../engine/model/roi.ts';
import { assumptionName, assumptionSource, assumptionValue, statedRange } from '../../../../../reports/words/plan/assumptions.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';

/** Every input with its value, range and source. */
export function MoneyAssumptions({ investment: { assumptions, currency } }: { readonly investment: Investment }) {
  return (
    <DataTable
      id="money"
      title="Assumptions of the money"
      columns={[
        { id: 'name', title: 'Assumption', value: assumptionName },
        {
          id: 'value',
          title: 'Value',
          number: true,
          value: ({ value }) => value,
          show: ({ code, value }) => assumptionValue(code, value, currency),
        },
        { id: 'range', title: 'Stated range', value: (each) => statedRange(each, currency) || null },
        { id: 'source', title: 'From', value: assumptionSource },
      ]}
      rows={assumptions}
      rowKey={({ code, name }) => `${code} ${name ?? ''}`}
    />
  );
}
