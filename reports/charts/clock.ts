import type { LoadStep } from '../../engine/model/load.ts';
import { type Markup, markup } from '../markup.ts';
import { clock } from '../words/quantity.ts';
import { loadBands } from './bands.ts';
import { label, line } from './draw.ts';
import { type FigureWords, figure } from './figure.ts';
import { drawPanel, type Panel, readouts } from './panel.ts';
import { between, timeSteps } from './scale.ts';

/** Points in time and how long each stands for, seconds. */
interface Times {
  readonly atS: readonly number[];
  readonly widthS: readonly number[];
}

/** What is drawn, and the coarser points that are read out under the pointer. */
interface Drawn<Points extends Times> {
  readonly fine: Points;
  readonly coarse: Points;
  readonly panels: (points: Points) => readonly Panel[];
}

const firstTop = 34;
const betweenPanels = 42;

/** Panels below each other on one clock, with the load as bands, and one line under the pointer through all of them. */
export function clockFigure<Points extends Times>(
  words: FigureWords,
  { fine, coarse, panels }: Drawn<Points>,
  { steps, judgedStep, many }: { readonly steps: readonly LoadStep[]; readonly judgedStep: number | null; readonly many?: string },
): Markup {
  const end = (fine.atS.at(-1) ?? 0) + (fine.widthS.at(-1) ?? 1);
  const time = between(Math.min(0, fine.atS[0] ?? 0), end, timeSteps, 6);
  let top = firstTop;
  const tops: number[] = [];
  const drawn = panels(fine);
  for (const { height } of drawn) {
    tops.push(top);
    top += height + betweenPanels;
  }
  const height = top - betweenPanels;
  const centres = fine.atS.map((at, index) => time.at(at + (fine.widthS[index] ?? 1) / 2));
  const moments = coarse.atS.map((at, index) => ({
    from: time.at(at),
    share: time.at(at + (coarse.widthS[index] ?? 1)) - time.at(at),
    name: clock(at, end),
  }));
  const axis = time.ticks.map((tick, index) => [
    line('mark', time.at(tick), height, time.at(tick), height + 4),
    label(clock(tick, end), { x: time.at(tick), y: height + 18, anchor: 'middle', className: index % 2 === 1 ? 'soft on-wide' : 'soft' }),
  ]);
  return figure(
    { ...words, height, className: 'named-lines' },
    markup`${loadBands(steps, judgedStep, time, height, many)}${axis}${drawn.map((panel, index) => drawPanel(panel, centres, tops[index] ?? 0))}${readouts(
      panels(coarse).map((panel, index) => ({ panel, top: tops[index] ?? 0 })),
      moments,
      height,
    )}`,
  );
}
