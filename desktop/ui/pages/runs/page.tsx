import { useMemo } from 'react';
import { cleanDocument } from '../../../../reports/words/clean.ts';
import { count, counted } from '../../../../reports/words/digits.ts';
import { Shown } from '../../parts/document.tsx';
import { Page } from '../../parts/page.tsx';
import { Filters, useRunFilter } from './filters.tsx';
import { More } from './more.tsx';
import { NoRuns } from './no-runs.tsx';
import { RunTable } from './run-table.tsx';
import { SelectionBar, useSelection } from './selection.tsx';
import { useRunList } from './use-run-list.ts';
import './page.css';

export default function RunsPage() {
  const filter = useRunFilter();
  const list = useRunList(filter);
  const rows = useMemo(() => cleanDocument(list.data?.pages.flatMap(({ runs }) => runs) ?? []), [list.data]);
  const selection = useSelection();
  const [first] = list.data?.pages ?? [];
  return (
    <Page
      title="Runs"
      answer={first && `${counted(first.total, 'run')}${first.hidden > 0 ? `, and ${count(first.hidden)} within campaigns` : ''}.`}
    >
      <Filters />
      <Shown asked={list}>
        {({ pages }) =>
          rows.length === 0 ? (
            <NoRuns filter={filter} />
          ) : (
            <>
              <SelectionBar selection={selection} />
              <RunTable rows={rows} selection={selection} />
              <More shown={rows.length} total={pages[0]?.total ?? 0} list={list} />
            </>
          )
        }
      </Shown>
    </Page>
  );
}
