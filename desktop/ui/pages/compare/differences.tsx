import type { Comparison } from '../../../../engine/model/comparison.ts';
import { keyMeaning, keyValue, keyWeight } from '../../../../reports/words/keys.ts';
import { Section } from '../../parts/page.tsx';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';

type Difference = Comparison['differences'][number];

const columns: readonly Column<Difference>[] = [
  {
    id: 'key',
    title: 'What differs',
    value: ({ key }) => key,
    show: ({ key }) => (
      <>
        {key} <span className="soft">{keyMeaning(key)}</span>
      </>
    ),
  },
  { id: 'base', title: 'Base', value: ({ base }) => keyValue(base) },
  { id: 'head', title: 'Head', value: ({ head }) => keyValue(head) },
  { id: 'weight', title: 'Weight', value: keyWeight, show: (each) => (each.hard ? <strong>{keyWeight(each)}</strong> : keyWeight(each)) },
];

/** What differs beside the code: hard keys forbid the comparison, soft ones may explain what moved. */
export function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const refused = differences.some(({ hard }) => hard);
  return (
    <Section
      id="differences"
      title={refused ? 'Why nothing is compared' : 'What else differed'}
      {...(refused
        ? { note: 'Compare with a run of the same scenario on the same machine, or measure one side again under the other’s conditions.' }
        : {})}
    >
      <DataTable id="differences" title="What differs between both runs" columns={columns} rows={differences} rowKey={({ key }) => key} />
    </Section>
  );
}
