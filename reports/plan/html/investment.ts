import type { Investment, MoneyAssumption, TornadoBar } from '../../../engine/model/roi.ts';
import { cashChart } from '../../charts/plan/cash.ts';
import { tornadoChart } from '../../charts/plan/tornado.ts';
import { charts } from '../../formats/html/section.ts';
import { type Column, table } from '../../formats/html/table.ts';
import { type Child, type Markup, markup } from '../../markup.ts';
import { bound } from '../../words/bind.ts';
import { assumptionName, assumptionSource, assumptionValue, spreadWords, statedRange, swingWords } from '../../words/plan/assumptions.ts';
import { money } from '../../words/plan/money.ts';

/** Cash over the months, and the tornado beside it. */
export function investmentCharts(investment: Investment): Child {
  return charts(cashChart(investment, 'cash'), tornadoChart(investment, 'tornado'));
}

/** Every input with its value, range and source. */
export function assumptionTable({ assumptions, currency }: Pick<Investment, 'assumptions' | 'currency'>): Markup {
  return table<MoneyAssumption>(
    'Assumptions of the money',
    [
      { title: 'Assumption', cell: assumptionName },
      { title: 'Value', number: true, cell: ({ code, value }) => bound(assumptionValue(code, value, currency)) },
      { title: 'Stated range', cell: (each) => bound(statedRange(each, currency)) || null },
      { title: 'From', cell: assumptionSource },
    ],
    assumptions,
  );
}

/** The bars of the tornado in numbers. */
export function tornadoTable({ tornado, currency }: Pick<Investment, 'tornado' | 'currency'>): Markup {
  const columns: readonly Column<TornadoBar>[] = [
    { title: 'Assumption', cell: assumptionName },
    { title: 'Assumed', number: true, cell: ({ code, value }) => bound(assumptionValue(code, value, currency)) },
    { title: 'From, to', cell: (bar) => bound(spreadWords(bar, currency)) },
    { title: 'NPV then', number: true, cell: (bar) => swingWords(bar, currency) },
    { title: 'Swing', number: true, cell: ({ swing }) => money(swing, currency) },
  ];
  return markup`${table('What the NPV depends on most', columns, tornado)}`;
}
