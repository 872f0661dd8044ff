import { useMemo } from 'react';
import { Link } from 'wouter';
import type { RunRow } from '../../../../engine/model/api/listing.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { count, counted } from '../../../../reports/words/digits.ts';
import { shortMoment } from '../../../../reports/words/moment.ts';
import { duration, quantity } from '../../../../reports/words/quantity.ts';
import { rowChips, rowProblem } from '../../../../reports/words/run-row.ts';
import { shortCommit } from '../../../../reports/words/sides.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';
import type { Selection } from './selection.tsx';

export const placeOf = (row: RunRow): string => `/runs/${encodeURIComponent(row.id)}`;

function Chips({ row }: { readonly row: RunRow }) {
  const problem = rowProblem(row);
  return (
    <span className="runs-chips">
      {rowChips(row).map((chip) => (
        <ChipMark key={chip.label} chip={chip} />
      ))}
      {problem !== null && <span className="soft runs-problem">{problem}</span>}
    </span>
  );
}

function Marks({ baseline, notes, outcome, campaign }: RunRow) {
  const marks = [
    baseline && 'baseline',
    notes > 0 && counted(notes, 'note'),
    outcome !== null && outcome !== 'completed' && outcome,
    campaign !== null && 'campaign',
  ];
  return <span className="soft">{marks.filter(Boolean).join(' · ')}</span>;
}

function columns(selection: Selection): Column<RunRow>[] {
  return [
    {
      id: 'tick',
      title: 'Tick',
      width: 40,
      sortable: false,
      value: ({ id }) => (selection.has(id) ? 'yes' : null),
      show: (row) => (
        <input
          type="checkbox"
          aria-label={`Tick ${row.id}`}
          checked={selection.has(row.id)}
          disabled={row.state !== 'sealed'}
          onChange={() => selection.toggle(row)}
        />
      ),
    },
    {
      id: 'run',
      title: 'Run',
      unit: 'UTC',
      value: ({ id }) => id,
      show: (row) =>
        row.state === 'sealed' ? (
          <Link className="runs-place" href={placeOf(row)}>
            {row.startedAt === null ? row.id : shortMoment(row.startedAt)}
          </Link>
        ) : (
          row.id
        ),
    },
    {
      id: 'scenario',
      title: 'Scenario',
      unit: 'on',
      value: ({ scenario, environment }) => `${scenario} ${environment}`,
      show: ({ scenario, environment }) => (
        <>
          {scenario} <span className="soft">{environment}</span>
        </>
      ),
    },
    {
      id: 'answer',
      title: 'Target, regression, validity',
      value: (row) =>
        rowChips(row)
          .map(({ word }) => word)
          .join(', '),
      show: (row) => <Chips row={row} />,
    },
    { id: 'p95', title: 'p95', number: true, value: ({ p95 }) => p95, show: ({ p95 }) => bound(quantity(p95, 'ms')) },
    { id: 'users', title: 'Users', number: true, value: ({ users }) => users, show: ({ users }) => (users === null ? '–' : count(users)) },
    {
      id: 'rate',
      title: 'Rate',
      unit: 'per s',
      number: true,
      value: ({ requestsPerSecond }) => requestsPerSecond,
      show: ({ requestsPerSecond }) => quantity(requestsPerSecond, 'count'),
    },
    {
      id: 'failed',
      title: 'Failed',
      number: true,
      value: ({ errorRate }) => errorRate,
      show: ({ errorRate }) => bound(quantity(errorRate, 'fraction')),
    },
    {
      id: 'length',
      title: 'Length',
      number: true,
      value: ({ durationS }) => durationS,
      show: ({ durationS }) => (durationS === null ? '–' : bound(duration(Math.round(durationS)))),
    },
    {
      id: 'commit',
      title: 'Commit',
      unit: 'and beside it',
      value: ({ commit }) => commit,
      show: (row) => (
        <>
          {row.commit === null ? '–' : <code>{shortCommit(row.commit)}</code>} <Marks {...row} />
        </>
      ),
    },
  ];
}

/** Runs, a row each; those that are damaged or not sealed say so and have nothing to open. */
export function RunTable({ rows, selection }: { readonly rows: readonly RunRow[]; readonly selection: Selection }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection is told apart by what is ticked
  const shape = useMemo(() => columns(selection), [selection.runs]);
  return (
    <DataTable
      id="runs"
      title="Runs"
      columns={shape}
      rows={rows}
      rowKey={({ id }) => id}
      href={(row) => (row.state === 'sealed' ? placeOf(row) : '')}
    />
  );
}
