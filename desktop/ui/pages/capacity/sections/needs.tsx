import type { Planning, UserNeed } from '../../../../../engine/model/planning.ts';
import { connectionsWords, efficiencyWords } from '../../../../../reports/words/capacity/planning.ts';
import { measures, moneyMeasure } from '../../../../../reports/words/capacity/projection.ts';
import { count } from '../../../../../reports/words/digits.ts';
import { quantity } from '../../../../../reports/words/quantity.ts';
import { Section } from '../../../parts/page.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import { projectionColumn, toldOnce, withoutConnections } from '../projection-column.tsx';

interface NeedRow {
  readonly need: UserNeed;
  readonly row: UserNeed['replicas'][number] | null;
}

/** What so many users need, a row for each efficiency of a replica more. */
export function Needs({ planning: { needs, currency } }: { readonly planning: Planning }) {
  if (needs.length === 0) return null;
  const rows = needs.flatMap((need): NeedRow[] =>
    need.replicas.length === 0 ? [{ need, row: null }] : need.replicas.map((row) => ({ need, row })),
  );
  const columns: readonly Column<NeedRow>[] = [
    {
      id: 'users',
      title: 'Users',
      unit: 'at once',
      number: true,
      value: ({ need }) => need.users,
      show: ({ need }) => quantity(need.users, 'users'),
    },
    projectionColumn('headroom', 'Headroom', 'users', ({ need }) => need.headroom, measures.users),
    {
      id: 'efficiency',
      title: 'Efficiency',
      unit: 'of one replica more',
      value: ({ row }) => (row === null ? null : efficiencyWords(row.efficiency)),
    },
    projectionColumn('replicas', 'Replicas', '', ({ row }) => row?.replicas, measures.replicas),
    {
      id: 'zone',
      title: 'A zone',
      unit: 'replicas',
      number: true,
      value: ({ row }) => row?.perZone ?? null,
      show: ({ row }) => (row?.perZone == null ? '–' : count(row.perZone)),
    },
    {
      id: 'connections',
      title: 'Connections',
      unit: 'of the database',
      number: true,
      value: ({ row }) => row?.databaseConnections ?? null,
      show: ({ row }) => (row === null ? '–' : (connectionsWords(row.databaseConnections, row.fitsDatabase) ?? '–')),
    },
    projectionColumn('cost', 'Cost', 'a month', ({ row }) => toldOnce(row?.costPerMonth, row?.replicas), moneyMeasure(currency)),
    projectionColumn('journeys', 'Journeys', 'per second', ({ need }) => toldOnce(need.journeysPerSecond, need.throughput)),
    projectionColumn('requests', 'Requests', 'per second', ({ need }) => need.throughput),
  ];
  return (
    <Section id="needs" title="What more users need">
      <DataTable
        id="needs-table"
        title="Users and what they need"
        columns={withoutConnections(columns, rows)}
        rows={rows}
        rowKey={({ need, row }) => `${need.users} ${row?.efficiency ?? ''}`}
      />
    </Section>
  );
}
