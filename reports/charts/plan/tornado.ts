import type { Investment } from '../../../engine/model/roi.ts';
import { type Markup, markup } from '../../markup.ts';
import { assumptionName, assumptionValue, shortAssumption, spreadWords, swingWords } from '../../words/plan/assumptions.ts';
import { money } from '../../words/plan/money.ts';
import { box, label, line } from '../draw.ts';
import { figure } from '../figure.ts';
import { drawRows, rowHeight } from '../rows.ts';
import { around } from '../scale.ts';

/** The NPV between the low and the high of each assumption alone, about the NPV as assumed. Null where nothing moves it. */
export function tornadoChart({ tornado, npv, currency }: Investment, id: string): Markup | null {
  if (tornado.length === 0) return null;
  const ends = tornado.flatMap(({ npvAtLow, npvAtHigh }) => [npvAtLow, npvAtHigh]);
  const scale = around(Math.min(...ends, npv), Math.max(...ends, npv), 4);
  const height = tornado.length * rowHeight;
  const base = scale.at(npv);
  const zero = scale.low < 0 && scale.high > 0 ? scale.at(0) : null;
  return figure(
    {
      id,
      title: 'What the NPV depends on most',
      note: 'Each assumption moved alone; the line is the NPV as assumed.',
      description: `The NPV between low and high of ${tornado.length} assumptions, about ${money(npv, currency)}, the strongest first.`,
      height,
      className: 'tornado',
      data: {
        titles: ['Assumption', 'Assumed', 'From, to', 'NPV at low', 'NPV at high', 'Swing'],
        rows: tornado.map((bar) => [
          assumptionName(bar),
          assumptionValue(bar.code, bar.value, currency),
          spreadWords(bar, currency),
          money(bar.npvAtLow, currency),
          money(bar.npvAtHigh, currency),
          money(bar.swing, currency),
        ]),
      },
    },
    markup`${zero !== null && line('nothing', zero, 0, zero, height)}${drawRows(
      tornado.map((bar) => ({
        name: shortAssumption(bar),
        value: `NPV ${swingWords(bar, currency)}`,
        short: swingWords(bar, currency),
        draw: (y) => {
          const low = scale.at(Math.min(bar.npvAtLow, bar.npvAtHigh, npv));
          const high = scale.at(Math.max(bar.npvAtLow, bar.npvAtHigh, npv));
          return [
            box('swing below', low, y - 6, base - low, 12),
            box('swing above', base, y - 6, high - base, 12),
            line('base', base, y - 9, base, y + 9),
          ];
        },
      })),
    )}${label(`NPV ${money(npv, currency)}`, { x: base, y: -8, anchor: base > 0.8 ? 'end' : base < 0.2 ? 'start' : 'middle' })}${line('axis', 0, height, 1, height)}${scale.ticks.map(
      (tick) =>
        label(money(tick, currency), {
          x: scale.at(tick),
          y: height + 16,
          anchor: tick === scale.low ? 'start' : tick === scale.high ? 'end' : 'middle',
          className: 'soft',
        }),
    )}`,
  );
}
