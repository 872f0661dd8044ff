import type { LiveState } from '../../engine/model/api/live.ts';
import { type Markup, markup } from '../markup.ts';
import { count } from '../words/digits.ts';
import { liveLimit } from '../words/live.ts';
import { limit, quantity } from '../words/quantity.ts';
import { box, label, line } from './draw.ts';
import { figure } from './figure.ts';

const height = 200;
const left = 0.28;
const width = 0.44;
// A gap lower than this has no room for its size.
const roomy = 44;

function gap(freeMs: number, top: number, bottom: number): Markup {
  const free = freeMs >= 0;
  const middle = { x: left + width / 2, anchor: 'middle' as const };
  const centre = (top + bottom) / 2;
  const size = [
    label(quantity(Math.abs(freeMs), 'ms'), { ...middle, y: centre, className: `gap-size ${free ? '' : 'on-over'}` }),
    label(free ? 'free' : 'over', { ...middle, y: centre + 15, className: `gap-word ${free ? '' : 'on-over'}` }),
  ];
  return markup`${box(free ? 'gap' : 'gap over', left, top, width, bottom - top)}${bottom - top > roomy && size}`;
}

/** The ceiling while a run goes on: p95 of the last ten seconds as a column under its target, and the gap between. Null without a limit or a p95. */
export function liveCeiling(live: LiveState, id: string): Markup | null {
  const limitMs = liveLimit(live);
  const { p95Ms, users, unit } = live;
  if (limitMs === null || p95Ms === null) return null;
  const y = (ms: number): number => height * (1 - ms / (Math.max(limitMs, p95Ms) * 1.15));
  const [top, bottom] = [Math.min(y(limitMs), y(p95Ms)), Math.max(y(limitMs), y(p95Ms))];
  const middle = left + width / 2;
  const inside = height - bottom > 26;
  return figure(
    {
      id,
      title: 'Headroom now',
      note: 'p95 of the last 10 s under its target.',
      description: `p95 ${quantity(p95Ms, 'ms')}, target ${limit(limitMs, 'ms')}.`,
      height,
      className: 'ceiling',
      data: { titles: [], rows: [] },
    },
    markup`${box('column judged', left, bottom, width, height - bottom)}${gap(limitMs - p95Ms, top, bottom)}${label(quantity(p95Ms, 'ms'), {
      x: inside ? middle : left + width,
      y: height - 9,
      dx: inside ? 0 : 8,
      anchor: inside ? 'middle' : 'start',
      className: inside ? 'on-column judged' : '',
    })}${line('axis', 0, height, 1, height)}${line('limit roof', 0, y(limitMs), 1, y(limitMs))}${label(`target ${limit(limitMs, 'ms')}`, { x: 0, y: y(limitMs) - 7, className: 'limit-name' })}${label(`${count(users)} ${unit}s`, { x: middle, y: height + 18, anchor: 'middle' })}`,
  );
}
