import type { Planning, Situation } from '../../../../../engine/model/planning.ts';
import { demandChart } from '../../../../../reports/charts/capacity/demand.ts';
import {
  connectionsWords,
  runwaySentence,
  situationNames,
  transferSentence,
  usableSentence,
} from '../../../../../reports/words/capacity/planning.ts';
import { measures, moneyMeasure } from '../../../../../reports/words/capacity/projection.ts';
import { quantity } from '../../../../../reports/words/quantity.ts';
import { Drawing } from '../../../parts/drawing.tsx';
import { Section } from '../../../parts/page.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import { projectionColumn, toldOnce, withoutConnections } from '../projection-column.tsx';

/** Normal, peak, one zone lost: what each needs, in the currency of the prices. */
export function Situations({ rows, currency }: { readonly rows: readonly Situation[]; readonly currency: string | undefined }) {
  if (rows.length === 0)
    return (
      <p className="soft">
        Say how many users there are now (Users now, or normalUsers in capacity.policy), and what each situation needs stands here.
      </p>
    );
  const columns: readonly Column<Situation>[] = [
    { id: 'situation', title: 'Situation', value: ({ name }) => situationNames[name] },
    {
      id: 'users',
      title: 'Users',
      unit: 'at once',
      number: true,
      value: ({ users }) => Math.round(users),
      show: ({ users }) => quantity(Math.round(users), 'users'),
    },
    projectionColumn('headroom', 'Headroom', 'users', ({ headroom }) => headroom, measures.users),
    projectionColumn('requests', 'Requests', 'per second', ({ throughput }) => throughput),
    projectionColumn('replicas', 'Replicas', 'needed', ({ replicas }) => replicas, measures.replicas),
    {
      id: 'connections',
      title: 'Connections',
      unit: 'of the database',
      number: true,
      value: ({ databaseConnections }) => databaseConnections,
      show: ({ databaseConnections }) => connectionsWords(databaseConnections, null) ?? '–',
    },
    projectionColumn('cost', 'Cost', 'a month', ({ costPerMonth, replicas }) => toldOnce(costPerMonth, replicas), moneyMeasure(currency)),
  ];
  return (
    <DataTable
      id="situations"
      title="Normal, peak, one zone lost"
      columns={withoutConnections(columns, rows)}
      rows={rows}
      rowKey={({ name }) => name}
    />
  );
}

/** What the capacity means for dates and situations. */
export function Meaning({
  planning,
  currency = planning.currency,
}: {
  readonly planning: Planning;
  readonly currency?: string | undefined;
}) {
  const { runway, capacityUsers, usableUsers, transfer } = planning;
  const told = transferSentence(transfer);
  return (
    <Section id="meaning" title="What it means">
      <p>{usableSentence(planning)}</p>
      {told !== '' && <p>{told}</p>}
      {runway === null ? (
        <p className="soft">How long it lasts needs a growth of users: drag Growth, or say it under capacity.policy.</p>
      ) : (
        <>
          <p>{runwaySentence(runway)}</p>
          <Drawing markup={demandChart({ runway, capacity: capacityUsers, usable: usableUsers }, 'demand')} name="capacity-demand" />
        </>
      )}
      <Situations rows={planning.situations} currency={currency} />
    </Section>
  );
}
