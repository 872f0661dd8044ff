import type { Runway } from '../../../engine/model/planning.ts';
import type { Projection } from '../../../engine/model/projection.ts';
import { type Markup, markup } from '../../markup.ts';
import { runwaySentence } from '../../words/capacity/planning.ts';
import { measures, projected, writtenOf } from '../../words/capacity/projection.ts';
import { day, shortDay } from '../../words/day.ts';
import { quantity } from '../../words/quantity.ts';
import { type Anchor, box, broken, dot, label, line } from '../draw.ts';
import { figure } from '../figure.ts';
import { shortened } from '../rows.ts';
import { fromZero, type Scale } from '../scale.ts';
import { dateTicks, dayNumber } from './dates.ts';
import { abovePicture, clipped, curveAt, heightAt, type Plane } from './plane.ts';

/** Demand by date, and what it is held against. */
export interface Demand {
  readonly runway: Runway;
  /** Users, with everything used. */
  readonly capacity: Projection;
  /** Users, with the share that is kept free taken off. */
  readonly usable: Projection;
}

const height = 260;
const laneHeight = 15;
const lanes = 3;
// Beyond this all that matters is that it is beyond.
const mostOverCapacity = 1.35;
// Of the time until demand has surely met the capacity, so much more is shown.
const timeAfter = 1.25;
const mostEvents = 8;

function timeScale({ demand, events, p50, p90 }: Runway): Scale | null {
  const [first, last] = [demand[0], demand.at(-1)];
  if (!first || !last || first.date === last.date) return null;
  const from = dayNumber(first.date);
  const met = p90 ?? p50;
  const shown =
    met === null
      ? dayNumber(last.date)
      : Math.max(from + (dayNumber(met) - from) * timeAfter, ...events.map(({ date }) => dayNumber(date) + 20));
  const to = Math.min(dayNumber(last.date), Math.max(from + 30, shown));
  return { low: from, high: to, ticks: [], at: (value) => Math.min(1, Math.max(0, (value - from) / (to - from))) };
}

/** A ceiling over the whole time with its range. */
function roof(plane: Plane, projection: Projection, name: string, className: string): Markup | null {
  if (projection.value === null) return null;
  const top = heightAt(plane, projection.high ?? plane.y.high);
  return markup`${box(`roof-range ${className}`, 0, top, 1, heightAt(plane, projection.low ?? projection.value) - top)}${line(`roof-line ${className}`, 0, heightAt(plane, projection.value), 1, heightAt(plane, projection.value))}${label(
    `${name} ${writtenOf(projection, measures.users).value}`,
    { x: 0, y: heightAt(plane, projection.high ?? projection.value) - 6, dx: 6, className: 'limit-name' },
  )}`;
}

function eventMarks(plane: Plane, events: Runway['events']): Markup {
  const shown = events.filter(({ date }) => dayNumber(date) >= plane.x.low && dayNumber(date) <= plane.x.high).slice(0, mostEvents);
  return markup`${shown.map(({ name, date, users, holds }, index) => {
    const x = plane.x.at(dayNumber(date));
    const y = heightAt(plane, users);
    const sign = holds === null ? '' : holds ? ' ✓' : ' ✗';
    const lane = -6 - (index % lanes) * laneHeight;
    const anchor = x > 0.7 ? 'end' : 'start';
    const className = holds === false ? 'over' : '';
    return [
      line(`event ${className}`, x, lane + 3, x, height),
      users > plane.y.high ? abovePicture(x, '', className) : dot(`event ${className}`, x, y, 4.5),
      label(`${shortened(name, 28)} ${quantity(Math.round(users), 'users')}${sign}`, {
        x,
        y: lane,
        dx: anchor === 'end' ? -4 : 4,
        anchor,
        className: 'halo small on-wide',
      }),
      label(`${index + 1}${sign}`, { x, y: lane, dx: 4, className: 'halo small on-narrow' }),
    ];
  })}`;
}

/** Words beside an upright line, on the side that has room. */
function beside(x: number): { readonly x: number; readonly dx: number; readonly anchor: Anchor } {
  return x > 0.6 ? { x, dx: -6, anchor: 'end' } : { x, dx: 6, anchor: 'start' };
}

/** Where demand meets what may be used: the likely day with its range, and the day to order by. */
function meeting(plane: Plane, { state, p10, p50, p90, buyBy }: Runway, usable: Projection): Markup | null {
  const at = (date: string | null): number | null => (date === null ? null : plane.x.at(dayNumber(date)));
  const y = usable.value === null ? height : heightAt(plane, usable.value);
  const spread = p10 === null || p90 === null ? '' : ` (${shortDay(p10)} to ${shortDay(p90)})`;
  const [early, likely, late, order] = [at(p10), at(p50), at(p90), at(buyBy)];
  // Where it has happened already there is no day to show.
  if (state === 'exceeded') return null;
  return markup`${early !== null && line('meeting-range', early, y, late ?? 1, y)}${
    likely !== null && [
      line('meeting', likely, y, likely, height),
      dot('meeting', likely, y, 5),
      label(`${shortDay(p50 ?? '')}${spread}`, { ...beside(likely), y: height - 22, className: 'halo on-wide' }),
      label(shortDay(p50 ?? ''), { ...beside(likely), y: height - 22, className: 'halo on-narrow' }),
    ]
  }${
    order !== null &&
    dayNumber(buyBy ?? '') >= plane.x.low && [
      line('buy-by', order, 8, order, height),
      label(`buy by ${shortDay(buyBy ?? '')}`, { ...beside(order), y: height - 8, className: 'halo strong' }),
    ]
  }`;
}

const mostTicks = 6;

function ticks(plane: Plane): Markup {
  return markup`${dateTicks(plane.x.low, plane.x.high, mostTicks).map(({ at, month, year }) => [
    line('mark', plane.x.at(at), height, plane.x.at(at), height + 4),
    label(month, { x: plane.x.at(at), y: height + 18, anchor: 'middle', className: 'soft' }),
    year !== null && label(year, { x: plane.x.at(at), y: height + 34, anchor: 'middle', className: 'soft' }),
  ])}`;
}

/** Demand by date with its band against the capacity and what of it may be used, events, the day both meet and the day to order by. Null without a demand to draw. */
export function demandChart({ runway, capacity, usable }: Demand, id: string): Markup | null {
  const x = timeScale(runway);
  if (x === null) return null;
  const shown = runway.demand.filter(({ date }, index) => dayNumber(runway.demand[index - 1]?.date ?? date) <= x.high);
  const most = capacity.value === null ? Number.POSITIVE_INFINITY : (capacity.high ?? capacity.value) * mostOverCapacity;
  const greatest = Math.max(
    capacity.high ?? capacity.value ?? 0,
    ...shown.map(({ high }) => high),
    ...runway.events.map(({ users }) => users),
  );
  const plane: Plane = { x, y: fromZero(Math.min(most, greatest), 5), height };
  const at = (value: (each: Runway['demand'][number]) => number) => shown.map((each) => curveAt(plane, dayNumber(each.date), value(each)));
  return figure(
    {
      id,
      title: 'Demand against capacity',
      note: `Users by date, with their range${capacity.value === null ? '; what the system takes is refused' : ', under what the system takes'}.`,
      description: runwaySentence(runway),
      height,
      className: 'plane demand',
      data: {
        titles: ['Date', 'Users', 'Low', 'High'],
        rows: [
          ...runway.demand.map(({ date, value, low, high }) => [
            day(date),
            ...[value, low, high].map((each) => quantity(Math.round(each), 'users')),
          ]),
          ...runway.events.map(({ name, date, users, holds }, index) => [
            `${index + 1}. ${name}, ${day(date)}${holds === null ? '' : holds ? ', holds' : ', does not hold'}`,
            quantity(Math.round(users), 'users'),
            '–',
            '–',
          ]),
          ['Capacity', projected(capacity, measures.users), '–', '–'],
          ['Usable', projected(usable, measures.users), '–', '–'],
        ],
      },
    },
    markup`${label('Users', { x: 0, y: -58, dx: -44, className: 'panel-title' })}${plane.y.ticks.map((tick) => [
      line(tick === 0 ? 'axis' : 'grid', 0, heightAt(plane, tick), 1, heightAt(plane, tick)),
      label(quantity(tick, 'users'), { x: 0, y: heightAt(plane, tick) + 4, dx: -8, anchor: 'end', className: 'soft' }),
    ])}${ticks(plane)}${roof(plane, capacity, 'capacity', '')}${usable.value !== capacity.value && roof(plane, usable, 'usable', 'usable')}${clipped(
      height,
      markup`<path class="curve-band" fill-opacity="0.2" d="${broken([...at(({ high }) => high), ...at(({ low }) => low).reverse()])}Z"/><path class="line curve" d="${broken(at(({ value }) => value))}"/>`,
    )}${eventMarks(plane, runway.events)}${meeting(plane, runway, usable)}`,
  );
}
