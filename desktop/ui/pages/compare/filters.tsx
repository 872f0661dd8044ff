import type { Change } from '../../../../engine/model/comparison.ts';
import { Choice } from '../../parts/field.tsx';
import { type Filter, pooled } from './use-filter.ts';

const all = { value: '', title: 'All' };
const families = [all, { value: 'primary', title: 'What the gate judges' }, { value: 'others', title: 'Everything else' }];

/** Which numbers to show: by verdict, by the part they have in a gate, by endpoint; only what there is can be chosen. */
export function Filters({ changes, filter }: { readonly changes: readonly Change[]; readonly filter: Filter }) {
  const verdicts = [...new Set(changes.map(({ verdict }) => verdict))].map((verdict) => ({ value: verdict, title: verdict }));
  const endpoints = [...new Set(changes.flatMap(({ endpoint }) => endpoint ?? []))].sort();
  return (
    <div className="compare-filters">
      <Choice label="Verdict" options={[all, ...verdicts]} value={filter.verdict} onChange={filter.setVerdict} />
      <Choice label="Part" options={families} value={filter.family} onChange={filter.setFamily} />
      <Choice
        label="Endpoint"
        options={[
          all,
          { value: pooled, title: 'Everything pooled' },
          ...endpoints.map((endpoint) => ({ value: endpoint, title: endpoint })),
        ]}
        value={filter.endpoint}
        onChange={filter.setEndpoint}
      />
    </div>
  );
}
