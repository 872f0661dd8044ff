import type { TrendDocument } from '../../engine/model/api/documents.ts';
import { type Markup, markup } from '../markup.ts';
import { percentChange } from '../words/change.ts';
import { counted } from '../words/digits.ts';
import { capital } from '../words/facts.ts';
import { moment } from '../words/moment.ts';
import { limit, quantity } from '../words/quantity.ts';
import { shortCommit } from '../words/sides.ts';
import { commitWords, trendName, trendUnit } from '../words/trend.ts';
import { box, dot, label, line } from './draw.ts';
import { figure } from './figure.ts';
import { around, type Scale } from './scale.ts';
import { placesOf, type Spacing } from './trend/places.ts';

const height = 240;
const shareOfMedian = 0.12;
const nearLine = 40;

interface Axes {
  readonly at: readonly number[];
  readonly y: (value: number) => number;
}

/** Sessions that hardly differ must not look as if they did: the axis is at least a quarter of the median wide. */
function valueScale(values: readonly number[], medians: readonly number[]): Scale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0, ...medians.map((value) => value * shareOfMedian));
  const middle = (least + most) / 2;
  const low = Math.min(least, middle - room);
  return around(least >= 0 ? Math.max(0, low) : low, Math.max(most, middle + room), 5);
}

/** The stretch in which it moved, shaded, with the size above. */
function changes(trend: TrendDocument, { at }: Axes): Markup {
  return markup`${trend.changes.map(({ before, after, change, direction }) => {
    const [from, to] = [before, after].map((point) => at[trend.points.findIndex(({ run }) => run === point.run)] ?? 0);
    if (from === undefined || to === undefined) return null;
    const size =
      trend.scale === 'ratio'
        ? percentChange(change.value)
        : (change.value > 0 ? '+' : '−') + quantity(Math.abs(change.value), trendUnit(trend));
    return [
      box(`trend-moved ${direction}`, from, 0, Math.max(0.004, to - from), height),
      label(`${direction === 'worse' ? '▲' : '▼'} ${size}`, {
        x: (from + to) / 2,
        y: -8,
        anchor: to > 0.88 ? 'end' : from < 0.12 ? 'start' : 'middle',
        className: `trend-size ${direction}`,
      }),
    ];
  })}`;
}

/** The median between two change points, written at its end. */
function levels(trend: TrendDocument, { at, y }: Axes): Markup {
  return markup`${trend.levels.map(({ from, sessions, value }) => {
    const [start, end] = [at[from] ?? 0, at[from + sessions - 1] ?? 0];
    // One wild session must not carry the name away from its line.
    const heights = trend.points.slice(from, from + sessions).map((point) => y(point.value));
    const above = Math.min(y(value), ...heights.filter((each) => y(value) - each < nearLine));
    return [
      line('median head', Math.max(0, start - 0.012), y(value), Math.min(1, end + 0.012), y(value)),
      label(quantity(value, trendUnit(trend)), {
        x: (start + end) / 2,
        y: Math.max(12, above - 10),
        anchor: start < 0.05 && end < 0.15 ? 'start' : end > 0.95 && start > 0.85 ? 'end' : 'middle',
        className: 'halo',
      }),
    ];
  })}`;
}

/** Each session a dot, the levels between change points as lines, and shaded when it moved; null without a session. */
export function trendChart(trend: TrendDocument, id: string, spacing: Spacing = 'date'): Markup | null {
  const { points } = trend;
  if (points.length === 0) return null;
  const unit = trendUnit(trend);
  const scale = valueScale(
    points.map(({ value }) => value),
    trend.levels.map(({ value }) => value),
  );
  const { at, ticks } = placesOf(trend, spacing);
  const axes: Axes = { at, y: (value) => height * (1 - scale.at(value)) };
  const arrived = new Map(trend.changes.map((change) => [change.after.run, change]));
  return figure(
    {
      id,
      title: `${capital(trendName(trend))} of ${trend.scenario} in ${trend.environment}`,
      note: `${counted(points.length, 'session')}; lines are medians${trend.changes.length === 0 ? '' : ', shaded is when it moved'}.`,
      description: `${counted(points.length, 'session')} of ${trendName(trend)} over time, with ${counted(trend.changes.length, 'change point')}.`,
      height,
      className: 'blocks',
      data: {
        titles: ['Session', 'Measured', 'Commit', capital(trendName(trend)), 'Moved'],
        rows: points.map((point) => {
          const change = arrived.get(point.run);
          return [
            point.run,
            moment(point.measuredAt),
            point.commit === null ? '–' : shortCommit(point.commit),
            quantity(point.value, unit),
            change === undefined ? '' : `${change.direction}, ${commitWords(change)}`,
          ];
        }),
      },
    },
    markup`${changes(trend, axes)}${scale.ticks.map((tick) => [
      line(tick === scale.low ? 'axis' : 'grid', 0, axes.y(tick), 1, axes.y(tick)),
      label(limit(tick, unit), { x: 0, y: axes.y(tick) + 4, dx: -8, anchor: 'end', className: 'soft' }),
    ])}${levels(trend, axes)}${points.map(
      ({ run, measuredAt, value }, index) =>
        markup`<g class="trend-session" data-run="${run}">${dot('unit head', at[index] ?? 0, axes.y(value), 4.5)}<title>${`${run}, ${moment(measuredAt)}: ${quantity(value, unit)}`}</title></g>`,
    )}${ticks.map((tick, index) => [
      line('mark', tick.at, height, tick.at, height + 4),
      label(tick.text, {
        x: tick.at,
        y: height + 18,
        anchor: index === 0 && points.length > 1 ? 'start' : index === 1 ? 'end' : 'middle',
        className: index < 2 ? 'soft' : 'soft on-wide',
      }),
    ])}`,
  );
}
