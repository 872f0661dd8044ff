import type { Report, StepRow } from '../../engine/model/report.ts';
import { type Markup, markup } from '../markup.ts';
import { freeUnderCeiling } from '../words/ceiling.ts';
import { count, significant } from '../words/digits.ts';
import { loadWords } from '../words/load-words.ts';
import { estimated, limit, quantity } from '../words/quantity.ts';
import { box, label, line } from './draw.ts';
import { figure } from './figure.ts';

const height = 272;
const mostColumns = 8;

/** Plateaus, the judged one included, at most eight; those with too few samples for a p95 keep their place. */
function columnsOf({ steps, judgedStep }: Report): StepRow[] {
  const measured = steps.filter(({ kind, role }) => kind === 'plateau' && role !== 'second-opinion' && role !== 'warm-up');
  const first = measured.filter(({ index }) => index === judgedStep);
  const others = measured.filter(({ index }) => index !== judgedStep).slice(-(mostColumns - first.length));
  return [...others, ...first].sort((a, b) => a.index - b.index);
}

const loadOf = ({ users, arrivalRate }: StepRow): string => (users === null ? `${significant(arrivalRate ?? 0)}/s` : count(users));

/** The gap between the judged column and the ceiling, with its size; red above the ceiling. Where the gap is thin its size stands in the column. Nothing is drawn below `clearTo`, where the column's own label is. */
function gap(report: Report, x: number, width: number, y: (ms: number) => number, clearTo: number): Markup | null {
  const { limitMs, p95Ms } = report.headroom;
  const freeMs = freeUnderCeiling(report);
  if (limitMs === null || p95Ms === null || freeMs === null) return null;
  const free = freeMs >= 0;
  const [top, bottom] = [Math.min(y(limitMs), y(p95Ms)), Math.max(y(limitMs), y(p95Ms))];
  const middle = x + width / 2;
  const inside = bottom - top > 50;
  const words = (className: string, from: number): Markup =>
    markup`${label(quantity(Math.abs(freeMs), 'ms'), { x: middle, y: from, anchor: 'middle', className: `gap-size ${className}` })}${label(
      free ? 'free' : 'over',
      {
        x: middle,
        y: from + 15,
        anchor: 'middle',
        className: `gap-word ${className}`,
      },
    )}`;
  const centre = (top + bottom) / 2;
  const bracket = inside && [
    bottom - top > 84 && line('bracket', middle, top + 4, middle, centre - 20),
    bottom - top > 84 &&
      Math.min(bottom - 4, clearTo) > centre + 30 &&
      line('bracket', middle, centre + 24, middle, Math.min(bottom - 4, clearTo)),
    words(free ? '' : 'on-over', centre),
  ];
  return markup`${box(free ? 'gap' : 'gap over', x, top, width, bottom - top)}${bracket}${!inside && height - bottom > 84 && words('on-column judged', bottom + 26)}`;
}

/** The picture of the product: the target as a ceiling, what each load measured under it, and the gap that is left. */
export function ceiling(report: Report, id: string): Markup | null {
  const columns = columnsOf(report);
  const words = loadWords(report.run);
  const { limitMs } = report.headroom;
  const freeMs = freeUnderCeiling(report);
  if (columns.every(({ p95 }) => p95 === null)) return null;
  const greatest = Math.max(limitMs ?? 0, ...columns.map(({ p95 }) => p95?.high ?? p95?.value ?? 0));
  const y = (ms: number): number => height * (1 - ms / (greatest * 1.1));
  const slot = 1 / columns.length;
  const width = Math.min(slot * 0.72, 0.34);
  const drawn = columns.map((step, index) => {
    const judged = step.index === report.judgedStep;
    const x = slot * index + (slot - width) / 2;
    const middle = x + width / 2;
    const under = label(loadOf(step), { x: middle, y: height + 18, anchor: 'middle', className: judged ? '' : 'soft' });
    if (step.p95 === null)
      return [
        under,
        label('too few', { x: middle, y: height - 22, anchor: 'middle', className: 'soft small' }),
        label('samples', { x: middle, y: height - 9, anchor: 'middle', className: 'soft small' }),
      ];
    const { value, low, high } = step.p95;
    const over = limitMs !== null && value > limitMs;
    const bar = over
      ? [
          box(judged ? 'column judged' : 'column', x, y(limitMs), width, height - y(limitMs)),
          box('column over', x, y(value), width, y(limitMs) - y(value)),
        ]
      : box(judged ? 'column judged' : 'column', x, y(value), width, height - y(value));
    const inside = height - y(value) > 30;
    const whisker = low === null || high === null ? null : line('whisker', middle, y(low), middle, y(high));
    const labelTop = inside ? height : y(high ?? value) - 22;
    return markup`${bar}${judged && gap(report, x, width, y, labelTop)}${whisker}${label(quantity(value, 'ms'), {
      x: middle,
      y: inside ? height - 9 : y(high ?? value) - 6,
      anchor: 'middle',
      className: `${inside ? (judged ? 'on-column judged' : 'on-column') : ''}${columns.length > 6 && !judged ? ' on-wide' : ''}`,
    })}${under}`;
  });
  const roof =
    limitMs === null
      ? null
      : [
          line('limit roof', 0, y(limitMs), 1, y(limitMs)),
          label(`target ${limit(limitMs, 'ms')}`, { x: 0, y: y(limitMs) - 7, className: 'limit-name' }),
        ];
  return figure(
    {
      id,
      title: limitMs === null ? `p95 ${words.latency} at each load` : `Headroom: p95 ${words.latency} under its target`,
      note: `p95 of all ${words.request}s at each number of ${words.many}.`,
      description:
        limitMs === null || freeMs === null
          ? `One column for each load, as high as its p95 ${words.latency}.`
          : `The target is a line at ${limit(limitMs, 'ms')}; the p95 of the judged load stands ${quantity(Math.abs(freeMs), 'ms')} ${freeMs >= 0 ? 'below' : 'above'} it.`,
      height,
      className: 'ceiling',
      data: {
        titles: ['Load', 'p95', 'Samples'],
        rows: columns.map((step) => [
          `${loadOf(step)}${step.users === null ? '' : ` ${words.many}`}`,
          estimated(step.p95, 'ms'),
          count(step.p95?.samples ?? 0),
        ]),
      },
    },
    markup`${drawn}${line('axis', 0, height, 1, height)}${roof}${label(columns.some(({ users }) => users === null) ? 'load' : words.many, { x: 1, y: height + 18, dx: 8, className: 'soft on-wide' })}`,
  );
}
