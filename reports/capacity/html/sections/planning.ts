import type { Assumption, Planning, Situation, UserNeed } from '../../../../engine/model/planning.ts';
import { demandChart } from '../../../charts/capacity/demand.ts';
import { charts, say } from '../../../formats/html/section.ts';
import { factList } from '../../../formats/html/sections/origin.ts';
import { table } from '../../../formats/html/table.ts';
import { type Markup, markup } from '../../../markup.ts';
import {
  assumptionWords,
  connectionsWords,
  efficiencyWords,
  situationNames,
  transferSentence,
  usableSentence,
} from '../../../words/capacity/planning.ts';
import { measures, moneyMeasure } from '../../../words/capacity/projection.ts';
import { count } from '../../../words/digits.ts';
import { quantity } from '../../../words/quantity.ts';
import type { CapacitySection } from '../section.ts';
import { projectionCell } from '../trust.ts';

/** Normal, peak, one zone lost: what each needs. */
export function situations(rows: readonly Situation[], currency?: string): Markup {
  return table<Situation>(
    'Situations',
    [
      { title: 'Situation', cell: ({ name }) => situationNames[name] },
      { title: 'Users', unit: 'at once', number: true, cell: ({ users }) => quantity(Math.round(users), 'users') },
      { title: 'Headroom', unit: 'users', number: true, cell: ({ headroom }) => projectionCell(headroom, measures.users) },
      { title: 'Requests', unit: 'per second', number: true, cell: ({ throughput }) => projectionCell(throughput) },
      { title: 'Replicas', unit: 'needed', number: true, cell: ({ replicas }) => projectionCell(replicas, measures.replicas) },
      {
        title: 'Connections',
        unit: 'of the database',
        number: true,
        cell: ({ databaseConnections }) => connectionsWords(databaseConnections, null),
      },
      { title: 'Cost', unit: 'a month', number: true, cell: ({ costPerMonth }) => projectionCell(costPerMonth, moneyMeasure(currency)) },
    ],
    rows,
  );
}

/** What the capacity means for dates and situations: the lead's part. */
export const planning: CapacitySection = ({ planning: plan }) => {
  if (plan === null) return null;
  const { runway, capacityUsers, usableUsers } = plan;
  const transfer = transferSentence(plan.transfer);
  return {
    title: 'What it means',
    content: markup`${say(usableSentence(plan))}${transfer !== '' && say(transfer)}${charts(
      runway === null ? null : demandChart({ runway, capacity: capacityUsers, usable: usableUsers }, 'demand'),
    )}${plan.situations.length > 0 && situations(plan.situations, plan.currency)}`,
  };
};

interface NeedRow {
  readonly need: UserNeed;
  readonly row: UserNeed['replicas'][number] | null;
  readonly first: boolean;
}

/** What so many users need, a row for each efficiency. */
export const needs: CapacitySection = ({ planning: plan }) => {
  if (plan === null || plan.needs.length === 0) return null;
  const rows = plan.needs.flatMap((need): NeedRow[] =>
    need.replicas.length === 0
      ? [{ need, row: null, first: true }]
      : need.replicas.map((row, index) => ({ need, row, first: index === 0 })),
  );
  return {
    title: 'What more users need',
    content: table<NeedRow>(
      'What more users need',
      [
        { title: 'Users', unit: 'at once', cell: ({ need }) => `${quantity(need.users, 'users')} users` },
        { title: 'Efficiency', unit: 'of one replica more', cell: ({ row }) => (row === null ? null : efficiencyWords(row.efficiency)) },
        { title: 'Replicas', number: true, cell: ({ row }) => (row === null ? null : projectionCell(row.replicas, measures.replicas)) },
        {
          title: 'A zone',
          unit: 'replicas',
          number: true,
          cell: ({ row }) => (row === null || row.perZone === null ? null : count(row.perZone)),
        },
        {
          title: 'Connections',
          unit: 'of the database',
          number: true,
          cell: ({ row }) => (row === null ? null : connectionsWords(row.databaseConnections, row.fitsDatabase)),
        },
        {
          title: 'Cost',
          unit: 'a month',
          number: true,
          cell: ({ row }) => (row === null ? null : projectionCell(row.costPerMonth, moneyMeasure(plan.currency))),
        },
        {
          title: 'Journeys',
          unit: 'per second',
          number: true,
          cell: ({ need, first }) => (first ? projectionCell(need.journeysPerSecond) : ''),
        },
        { title: 'Requests', unit: 'per second', number: true, cell: ({ need, first }) => (first ? projectionCell(need.throughput) : '') },
      ],
      rows,
    ),
  };
};

const order: Readonly<Record<Assumption['source'], number>> = { measured: 0, stated: 1, default: 2 };

/** Everything the plan rests on, named so that it can be argued with. */
export const assumptions: CapacitySection = ({ planning: plan }: { planning: Planning | null }) =>
  plan === null || plan.assumptions.length === 0
    ? null
    : {
        title: 'Assumptions',
        content: factList(
          [...plan.assumptions]
            .sort((a, b) => order[a.source] - order[b.source])
            .map(assumptionWords)
            .map(([name, value, source]) => [name, `${value}, ${source}`]),
        ),
      };
