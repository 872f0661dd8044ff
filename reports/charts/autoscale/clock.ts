import type { ScalingSeries } from '../../../engine/model/autoscale.ts';
import { type Markup, markup } from '../../markup.ts';
import { clock } from '../../words/quantity.ts';
import { box, label, line } from '../draw.ts';
import { type FigureWords, figure } from '../figure.ts';
import { drawPanel, type Panel, readouts } from '../panel.ts';
import { between, type Scale, timeSteps } from '../scale.ts';

/** One panel of a course; `behind` is the course whose time behind is shaded in it. */
export interface Stripe {
  readonly panel: (series: ScalingSeries) => Panel;
  readonly series: ScalingSeries;
}

const firstTop = 34;
const betweenPanels = 42;
const mostReadouts = 60;

/** Share of the width below which a rectangle would not be seen. */
const leastShare = 0.002;

/** Time in which the promise was broken, as wide as it was long: neighbours as one, and a line where it would be too narrow to be seen. */
function behind({ atS, widthS, violationS }: ScalingSeries, time: Scale, top: number, height: number): Markup {
  const spans: { from: number; to: number }[] = [];
  violationS.forEach((seconds, index) => {
    if (seconds === 0) return;
    const from = atS[index] ?? 0;
    const last = spans.at(-1);
    if (last && last.to >= from) last.to = from + seconds;
    else spans.push({ from, to: from + Math.min(seconds, widthS) });
  });
  return markup`${spans.map(({ from, to }) => {
    const share = time.at(to) - time.at(from);
    return share < leastShare
      ? line('behind-mark', time.at(from), top, time.at(from), top + height)
      : box('behind', time.at(from), top, share, height);
  })}`;
}

/** Panels below each other on one clock, time behind shaded in each, and one line under the pointer through all of them. */
export function scalingFigure(
  words: FigureWords,
  stripes: readonly Stripe[],
  coarse: (series: ScalingSeries, most: number) => ScalingSeries,
): Markup | null {
  const [first] = stripes;
  if (first === undefined) return null;
  const { atS, widthS } = first.series;
  const end = (atS.at(-1) ?? 0) + widthS;
  const time = between(0, end, timeSteps, 6);
  const tops: number[] = [];
  let height = firstTop;
  const panels = stripes.map(({ panel, series }) => panel(series));
  for (const each of panels) {
    tops.push(height);
    height += each.height + betweenPanels;
  }
  height -= betweenPanels;
  const centres = atS.map((at) => time.at(at + widthS / 2));
  const few = stripes.map(({ panel, series }) => ({ panel: panel(coarse(series, mostReadouts)), series: coarse(series, mostReadouts) }));
  const moments = (few[0]?.series.atS ?? []).map((at) => ({
    from: time.at(at),
    share: time.at(at + (few[0]?.series.widthS ?? 1)) - time.at(at),
    name: clock(at, end),
  }));
  const axis = time.ticks.map((tick, index) => [
    line('mark', time.at(tick), height, time.at(tick), height + 4),
    label(clock(tick, end), { x: time.at(tick), y: height + 18, anchor: 'middle', className: index % 2 === 1 ? 'soft on-wide' : 'soft' }),
  ]);
  return figure(
    { ...words, height, className: 'scaling' },
    markup`${stripes.map(({ series }, index) => behind(series, time, tops[index] ?? 0, panels[index]?.height ?? 0))}${axis}${panels.map(
      (panel, index) => drawPanel(panel, centres, tops[index] ?? 0),
    )}${readouts(
      few.map(({ panel }, index) => ({ panel, top: tops[index] ?? 0 })),
      moments,
      height,
    )}`,
  );
}
