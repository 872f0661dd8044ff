import type { Investment } from '../../../engine/model/roi.ts';
import { type Markup, markup } from '../../markup.ts';
import { count, counted } from '../../words/digits.ts';
import { money } from '../../words/plan/money.ts';
import { monthsWords } from '../../words/plan/roi.ts';
import { apart, broken, dot, label, line, stretched } from '../draw.ts';
import { figure } from '../figure.ts';
import { around, between } from '../scale.ts';

const height = 200;
const mostRows = 60;
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120];

/** Cash so far, as it is and discounted, month by month; where it crosses zero it is paid back. */
export function cashChart({ cumulative, currency, months, paybackMonths }: Investment, id: string): Markup {
  const all = cumulative.flatMap(({ cash, discounted }) => [cash, discounted]);
  const scale = around(Math.min(0, ...all), Math.max(0, ...all), 5);
  const time = between(0, months, monthSteps, 8);
  const y = (value: number): number => height * (1 - scale.at(value));
  const last = cumulative.at(-1) ?? { cash: 0, discounted: 0 };
  const [cashY = 0, discountedY = 0] = apart([y(last.cash) - 8, y(last.discounted) + 30], 15, height);
  const every = Math.ceil(cumulative.length / mostRows);
  const path = (of: 'cash' | 'discounted') => broken(cumulative.map((point) => ({ x: point.month / months, y: y(point[of]) })));
  const paid = paybackMonths !== null && paybackMonths > 0 && paybackMonths <= months ? paybackMonths / months : null;
  return figure(
    {
      id,
      title: 'Cash so far',
      note: 'Setup at the start, then each month’s net at its end.',
      description: `Cumulative cash over ${counted(months, 'month')}, from ${money(cumulative[0]?.cash ?? 0, currency)} to ${money(last.cash, currency)}, discounted to ${money(last.discounted, currency)}.`,
      height,
      className: 'cash',
      data: {
        titles: ['Month', 'Cash', 'Discounted'],
        rows: cumulative
          .filter(({ month }) => month % every === 0 || month === months)
          .map(({ month, cash, discounted }) => [count(month), money(cash, currency), money(discounted, currency)]),
      },
    },
    markup`${scale.ticks.map((tick) => [
      line(tick === 0 ? 'axis' : 'grid', 0, y(tick), 1, y(tick)),
      label(money(tick, currency), { x: 0, y: y(tick) + 4, dx: -8, anchor: 'end', className: 'soft' }),
    ])}${stretched(height, markup`<path class="line discounted" d="${path('discounted')}"/><path class="line cash" d="${path('cash')}"/>`)}${
      paid !== null && [
        dot('paid', paid, y(0), 5),
        label(`paid back after ${monthsWords(paybackMonths ?? 0)}`, {
          x: paid,
          y: y(0) + 20,
          dx: paid > 0.55 ? -4 : 8,
          anchor: paid > 0.55 ? 'end' : 'start',
          className: 'halo',
        }),
      ]
    }${label('cash', { x: 1, y: cashY, dx: -2, anchor: 'end', className: 'halo' })}${label('discounted', { x: 1, y: discountedY, dx: -2, anchor: 'end', className: 'halo soft' })}${time.ticks.map(
      (tick) => [
        line('mark', time.at(tick), height, time.at(tick), height + 4),
        label(count(tick), { x: time.at(tick), y: height + 18, anchor: 'middle', className: 'soft' }),
      ],
    )}${label('months', { x: 0.5, y: height + 34, anchor: 'middle', className: 'soft' })}`,
  );
}
