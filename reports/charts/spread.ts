import type { SideSpreads } from '../../engine/model/api/documents.ts';
import type { Change } from '../../engine/model/comparison.ts';
import { metricById } from '../../engine/model/metric.ts';
import { type Markup, markup } from '../markup.ts';
import { placeName } from '../words/comparison.ts';
import { count } from '../words/digits.ts';
import { limit, quantity } from '../words/quantity.ts';
import { box, dot, label, line } from './draw.ts';
import { type EvidentChange, isEvident, median, valuesOf } from './evidence.ts';
import { around, logarithmic, type Scale } from './scale.ts';

const half = 24;
const middle = 28;
const height = 56;
const axis = 72;

type Side = 'base' | 'head';
const sides: readonly Side[] = ['base', 'head'];
const towards: Readonly<Record<Side, 1 | -1>> = { base: -1, head: 1 };

/** Base grows upwards, head downwards, from one line: so the eye compares shapes, not places. */
function bars(spreads: SideSpreads, scale: Scale): Markup {
  const share = (side: Side): number[] => {
    const own = spreads[side];
    return own === null ? [] : own.counts.map((size) => size / own.samples);
  };
  const most = Math.max(1e-9, ...sides.flatMap(share));
  return markup`${sides.map((side) =>
    share(side).map((size, bin) => {
      const [from, to] = [scale.at(spreads.edges[bin] ?? 0), scale.at(spreads.edges[bin + 1] ?? 0)];
      const tall = (size / most) * half;
      return size === 0 ? null : box(`spread-bar ${side}`, from, side === 'base' ? middle - tall : middle, to - from, tall);
    }),
  )}`;
}

function mark(side: Side, value: number, scale: Scale): Markup {
  return line(`median ${side}`, scale.at(value), middle, scale.at(value), middle + towards[side] * (half + 3));
}

function statistic(change: Change, scale: Scale): Markup {
  return markup`${sides.map((side) => dot(`marker ${side}`, scale.at(change[side]), middle + towards[side] * 6, 4))}`;
}

function ticks(scale: Scale, change: Change): Markup {
  const { unit } = metricById(change.metric);
  const shown = [scale.ticks[0], scale.ticks.at(-1)].filter((tick, index, all) => tick !== undefined && all.indexOf(tick) === index);
  return markup`${line('axis', 0, middle, 1, middle)}${scale.ticks.map((tick) => line('mark', scale.at(tick), height, scale.at(tick), height + 4))}${shown.map(
    (tick) =>
      tick !== undefined &&
      label(limit(tick, unit), {
        x: scale.at(tick),
        y: axis,
        anchor: scale.at(tick) < 0.15 ? 'start' : scale.at(tick) > 0.85 ? 'end' : 'middle',
        className: 'soft small',
      }),
  )}`;
}

interface Drawn {
  readonly scale: Scale;
  readonly marks: Markup;
  readonly seen: string;
}

/** The observations themselves, medians as lines, the compared statistic as dots. */
function observed(change: Change, spreads: SideSpreads): Drawn | null {
  const [low, high] = [spreads.edges[0], spreads.edges.at(-1)];
  if (low === undefined || high === undefined) return null;
  const [least, most] = [Math.min(low, change.base, change.head), Math.max(high, change.base, change.head)];
  const scale = least > 0 ? logarithmic(least, most, 5) : around(least, most, 4);
  const { unit } = metricById(change.metric);
  const told = sides.flatMap((side) => {
    const own = spreads[side];
    return own === null ? [] : [`${side}: ${count(own.samples)} observations, median ${quantity(own.median, unit)}`];
  });
  return {
    scale,
    marks: markup`${bars(spreads, scale)}${sides.map((side) => {
      const own = spreads[side];
      return own !== null && mark(side, own.median, scale);
    })}${statistic(change, scale)}`,
    seen: told.join('; '),
  };
}

/** One dot a block or session. */
function repeated(change: EvidentChange): Drawn {
  const all = sides.flatMap((side) => valuesOf(change, side));
  const scale = around(Math.min(...all), Math.max(...all));
  const { unit } = metricById(change.metric);
  return {
    scale,
    marks: markup`${sides.map((side) => {
      const values = valuesOf(change, side);
      const centre = median(values);
      return [
        values.map((value) => dot(`unit ${side}`, scale.at(value), middle + towards[side] * 12, 3.5)),
        centre !== null && mark(side, centre, scale),
      ];
    })}`,
    seen: sides
      .map((side) => `${side}: ${count(valuesOf(change, side).length)} values, median ${quantity(median(valuesOf(change, side)), unit)}`)
      .join('; '),
  };
}

/** Two numbers alone. */
function bare(change: Change): Drawn {
  const scale = around(Math.min(0, change.base, change.head), Math.max(change.base, change.head));
  return { scale, marks: statistic(change, scale), seen: 'only the two values are known' };
}

/**
 * Both sides of one number on one scale, small enough for a row: base above the line, head below it, medians as lines, the compared values as dots. Drawn of
 * blocks or sessions where there are any, else of the observations of both runs, else of the two values alone.
 */
export function spreadRow(change: Change, spreads: SideSpreads | null, id: string): Markup {
  const drawn = isEvident(change) ? repeated(change) : ((spreads && observed(change, spreads)) ?? bare(change));
  const title = `${placeName(change)}, base above and head below`;
  return markup`<svg class="plot spread-row" height="${axis + 6}" role="img" aria-labelledby="${id}-title"><title id="${id}-title">${`${title}: ${drawn.seen}`}</title>${drawn.marks}${ticks(drawn.scale, change)}</svg>`;
}
