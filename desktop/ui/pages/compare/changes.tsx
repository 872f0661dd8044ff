import { useMemo, useState } from 'react';
import type { Change, Comparison } from '../../../../engine/model/comparison.ts';
import { counted } from '../../../../reports/words/digits.ts';
import { useDocument } from '../../data/documents.ts';
import { Empty } from '../../parts/empty.tsx';
import { ChangeRow } from './change-row.tsx';
import { Filters } from './filters.tsx';
import { useFilter } from './use-filter.ts';
import { worstFirst } from './worst-first.ts';

const mostOpen = 25;

/** Every number that was compared, a row each, worst first, those the reader asked for. */
export function Changes({ comparison }: { readonly comparison: Comparison }) {
  const [base = '', head = ''] = [comparison.base[0], comparison.head[0]];
  const spreads = useDocument('spreads', { query: { base, head } }).data?.spreads;
  const spreadOf = useMemo(() => new Map(spreads?.map((each) => [placeOf(each), each])), [spreads]);
  const sorted = useMemo(() => worstFirst(comparison), [comparison]);
  const filter = useFilter();
  const [all, setAll] = useState(false);
  const shown = sorted.filter(filter.keeps);
  const hidden = all ? 0 : Math.max(0, shown.length - mostOpen);
  return (
    <>
      <Filters changes={comparison.changes} filter={filter} />
      <p className="soft" role="status">
        {shown.length === sorted.length ? counted(sorted.length, 'number') : `${shown.length} of ${counted(sorted.length, 'number')}`}
      </p>
      {shown.length === 0 ? (
        <Empty
          title="No number is like that."
          action={
            <button type="button" onClick={filter.clear}>
              Show all
            </button>
          }
        />
      ) : (
        <ol className="compare-rows">
          {shown.slice(0, shown.length - hidden).map((change, index) => (
            <ChangeRow
              key={`${placeOf(change)} ${change.statistic}`}
              id={`number-${index}`}
              change={change}
              comparison={comparison}
              spreads={spreadOf.get(placeOf(change)) ?? null}
            />
          ))}
        </ol>
      )}
      {hidden > 0 && (
        <button type="button" className="compare-more" onClick={() => setAll(true)}>
          Show {counted(hidden, 'more number')}
        </button>
      )}
    </>
  );
}

const placeOf = ({ metric, endpoint }: Pick<Change, 'metric' | 'endpoint'>): string => JSON.stringify([metric, endpoint]);
