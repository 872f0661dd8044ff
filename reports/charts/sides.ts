import { metricById } from '../../engine/model/metric.ts';
import { type Markup, markup } from '../markup.ts';
import { movement } from '../words/change.ts';
import { placeName } from '../words/comparison.ts';
import { count, counted } from '../words/digits.ts';
import { limit, quantity } from '../words/quantity.ts';
import { shift } from '../words/shift.ts';
import { box, dot, label, line } from './draw.ts';
import { type EvidentChange, median, signedDifference, valuesOf } from './evidence.ts';
import { figure } from './figure.ts';
import { aboutZero, around, type Scale } from './scale.ts';

const stripOf = { base: 22, head: 58 } as const;
const valueAxis = 84;
const changeTitle = 128;
const changeMiddle = 152;
const height = 176;

/** Dots of one side on the common scale, its median marked and written. */
function strip(change: EvidentChange, side: 'base' | 'head', scale: Scale): Markup {
  const y = stripOf[side];
  const { unit } = metricById(change.metric);
  const units = change.evidence.units.filter((each) => each[side] !== null);
  const middle = median(valuesOf(change, side));
  const at = middle === null ? 0 : scale.at(middle);
  return markup`${label(side, { x: 0, y: y + 4, dx: -8, anchor: 'end', className: 'soft' })}${box('rail', 0, y - 0.5, 1, 1)}${units.map(
    (each) => dot(`unit ${side}${each.phase === 'confirmation' ? ' fresh' : ''}`, scale.at(each[side] ?? 0), y, 4),
  )}${
    middle !== null && [
      line(`median ${side}`, at, y - 11, at, y + 11),
      label(quantity(middle, unit), {
        x: at,
        y: side === 'base' ? y - 14 : y + 24,
        anchor: at < 0.12 ? 'start' : at > 0.88 ? 'end' : 'middle',
        className: 'halo',
      }),
    ]
  }`;
}

/** The change with its interval about zero, and the band of shifts that do not matter. */
function interval(change: EvidentChange, delta: number | null): Markup {
  const { value, low, high } = change.change;
  const scale = aboutZero(Math.max(Math.abs(value), Math.abs(low ?? 0), Math.abs(high ?? 0), (delta ?? 0) * 1.2, 1e-6));
  const inBand = delta !== null && delta <= scale.high;
  return markup`${inBand && box('matters', scale.at(-delta), changeMiddle - 14, scale.at(delta) - scale.at(-delta), 28)}${
    inBand && [-delta, delta].map((edge) => line('matters-edge', scale.at(edge), changeMiddle - 14, scale.at(edge), changeMiddle + 14))
  }${line('zero', 0.5, changeMiddle - 14, 0.5, changeMiddle + 14)}${box('rail', 0, changeMiddle - 0.5, 1, 1)}${
    low !== null && high !== null && box(`range ${change.verdict}`, scale.at(low), changeMiddle - 5, scale.at(high) - scale.at(low), 10)
  }${dot(`marker ${change.verdict}`, scale.at(value), changeMiddle, 5)}${scale.ticks.map((tick) =>
    label(tick === 0 ? 'same' : signedDifference(change, tick).replace('.0 ', ' '), {
      x: scale.at(tick),
      y: height + 12,
      anchor: tick === scale.low ? 'start' : tick === scale.high ? 'end' : 'middle',
      className: 'soft',
    }),
  )}`;
}

/** Both distributions of one metric on one scale, medians marked, and below them the change with its interval and the band within which a shift does not matter. */
export function sidesChart(change: EvidentChange, delta: number | null, unit: 'block' | 'session', id: string): Markup {
  const { unit: of } = metricById(change.metric);
  const all = [...valuesOf(change, 'base'), ...valuesOf(change, 'head')];
  // Few marks: beside each other they need room on a phone too.
  const scale = around(Math.min(...all), Math.max(...all), 3);
  const fresh = change.evidence.units.some(({ phase }) => phase === 'confirmation');
  const row = (side: 'base' | 'head'): string[] => {
    const values = valuesOf(change, side);
    return [side, quantity(Math.min(...values), of), quantity(median(values), of), quantity(Math.max(...values), of), count(values.length)];
  };
  return figure(
    {
      id,
      title: `${placeName(change)}, both sides`,
      note: `One dot for each ${unit}, ${fresh ? 'fresh ones hollow, ' : ''}medians marked.${unit === 'block' ? ' The change is the mean over the blocks.' : ''}`,
      description: `${counted(all.length, 'value')} of base and head on one scale, and the change from base to head: ${movement(change)}.`,
      height,
      className: 'sides',
      data: {
        titles: ['Side', 'Least', 'Median', 'Greatest', `${unit === 'block' ? 'Blocks' : 'Sessions'}`],
        rows: [row('base'), row('head')],
      },
    },
    markup`${strip(change, 'base', scale)}${strip(change, 'head', scale)}${line('axis', 0, valueAxis + 6, 1, valueAxis + 6)}${scale.ticks.map(
      (tick) => [
        line('mark', scale.at(tick), valueAxis + 6, scale.at(tick), valueAxis + 10),
        label(limit(tick, of), {
          x: scale.at(tick),
          y: valueAxis + 23,
          anchor: tick === scale.low ? 'start' : tick === scale.high ? 'end' : 'middle',
          className: 'soft',
        }),
      ],
    )}${label(delta === null ? 'Change' : `Change, band ±${shift(delta, change)}`, { x: 0, y: changeTitle, dx: -44, className: 'panel-title' })}${label(movement(change), { x: 1, y: changeTitle, anchor: 'end', className: 'halo' })}${interval(change, delta)}`,
  );
}
