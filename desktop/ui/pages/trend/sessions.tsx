import { Link } from 'wouter';
import type { TrendDocument } from '../../../../engine/model/api/documents.ts';
import { capital } from '../../../../reports/words/facts.ts';
import { moment } from '../../../../reports/words/moment.ts';
import { quantity } from '../../../../reports/words/quantity.ts';
import { shortCommit } from '../../../../reports/words/sides.ts';
import { type TrendPoint, trendName, trendUnit } from '../../../../reports/words/trend.ts';
import { Section } from '../../parts/page.tsx';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';

const place = (run: string): string => `/runs/${encodeURIComponent(run)}`;

/** Every session of the history, newest first, each a way to its run. */
export function Sessions({ trend }: { readonly trend: TrendDocument }) {
  const unit = trendUnit(trend);
  const moved = new Map(trend.changes.map(({ after, direction }) => [after.run, direction]));
  const columns: readonly Column<TrendPoint>[] = [
    {
      id: 'run',
      title: 'Session',
      value: ({ run }) => run,
      show: ({ run }) => (
        <Link className="trend-run" href={place(run)}>
          {run}
        </Link>
      ),
    },
    { id: 'measured', title: 'Measured', value: ({ measuredAt }) => measuredAt, show: ({ measuredAt }) => moment(measuredAt) },
    { id: 'commit', title: 'Commit', value: ({ commit }) => (commit === null ? null : shortCommit(commit)) },
    {
      id: 'value',
      title: capital(trendName(trend)),
      value: ({ value }) => value,
      show: ({ value }) => quantity(value, unit),
      number: true,
    },
    { id: 'moved', title: 'Moved', value: ({ run }) => moved.get(run) ?? '' },
  ];
  return (
    <Section id="sessions" title="Sessions">
      <DataTable
        id="sessions"
        title="Sessions of the history"
        columns={columns}
        rows={trend.points.toReversed()}
        rowKey={({ run }) => run}
        href={({ run }) => place(run)}
      />
    </Section>
  );
}
