import type uPlot from 'uplot';
import type { LoadStep } from '../../../../engine/model/load.ts';
import { count } from '../../../../reports/words/digits.ts';
import { clock, quantity } from '../../../../reports/words/quantity.ts';
import { dashOf, type Paint } from './colours.ts';
import { bandOf, isNamedAtEnd, type Panel } from './panel.ts';
import { rangeOf } from './plot-data.ts';

/** What a plot looks up while it draws, so that it need not be made anew. */
export interface PlotState {
  panel: Panel;
  paint: Paint;
  steps: readonly LoadStep[];
  judgedStep: number | null;
  spanS: number;
  stretch: readonly [fromS: number, toS: number];
}

const font = '12px system-ui, sans-serif';

/** Options of one plot; `onZoom` is told the stretch somebody dragged over. */
export function plotOptions(
  state: PlotState,
  size: { readonly width: number; readonly height: number },
  key: string,
  onZoom: (fromS: number, toS: number) => void,
  onReset: () => void,
): uPlot.Options {
  const { panel } = state;
  const named = isNamedAtEnd(panel);
  const lines: uPlot.Series[] = panel.lines.map((line, index) => ({
    label: line.name,
    stroke: () => state.paint.ofLine(line, index),
    width: line.style === 'p95' ? 2 : 1.25,
    dash: dashOf(line, index, panel.lines.length),
    points: { show: false },
  }));
  const bands: uPlot.Band[] = [];
  const edges: uPlot.Series[] = [];
  panel.lines.forEach((line, index) => {
    if (bandOf(line, panel) === null) return;
    const first = 1 + panel.lines.length + edges.length;
    const hidden = { label: '', stroke: 'transparent', width: 0, points: { show: false } };
    edges.push(hidden, hidden);
    bands.push({ series: [first + 1, first], fill: () => `${state.paint.ofLine(line, index)}2e` });
  });
  const axis = { stroke: () => state.paint.soft, font, ticks: { show: false } };
  const grid = { stroke: () => state.paint.hair, width: 1 };
  return {
    ...size,
    legend: { show: false },
    padding: [16, named ? 64 : 12, 0, 0],
    cursor: {
      sync: { key, setSeries: false, scales: ['x', null] },
      drag: { x: true, y: false, setScale: false, dist: 4 },
      points: { show: panel.lines.length <= 12, size: 6 },
      bind: {
        dblclick: () => () => {
          onReset();
          return null;
        },
      },
    },
    scales: {
      x: { time: false, range: () => [state.stretch[0], state.stretch[1]] },
      y: { distr: panel.log ? 3 : 1, range: (_plot, least, greatest) => rangeOf(state.panel, least, greatest) },
    },
    axes: [
      { ...axis, grid: { ...grid, show: false }, size: 28, values: (_plot, ticks) => ticks.map((tick) => clock(tick, state.spanS)) },
      { ...axis, grid, size: 64, values: (_plot, ticks) => ticks.map((tick) => (tick === null ? '' : quantity(tick, state.panel.unit))) },
    ],
    series: [{}, ...lines, ...edges],
    bands,
    hooks: {
      drawClear: [(plot) => drawSteps(plot, state)],
      draw: [(plot) => drawLimits(plot, state), (plot) => named && drawNames(plot, state)],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width < 4) return;
          onZoom(plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x'));
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
    },
  };
}

function drawSteps(plot: uPlot, { steps, judgedStep, paint }: PlotState): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, 0, bbox.width, bbox.top + bbox.height);
  ctx.clip();
  ctx.font = scaledFont(11);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  let free = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    if (step.kind !== 'plateau') continue;
    const [from, to] = [plot.valToPos(step.fromS, 'x', true), plot.valToPos(step.toS, 'x', true)];
    ctx.fillStyle = step.index === judgedStep ? paint.judged : paint.band;
    ctx.fillRect(from, bbox.top, to - from, bbox.height);
    const word = step.users === null ? '' : count(step.users);
    const at = Math.max(from, bbox.left);
    const { width } = ctx.measureText(word);
    if (at < free || at + width > Math.min(to, bbox.left + bbox.width)) continue;
    ctx.fillStyle = paint.soft;
    ctx.fillText(word, at, bbox.top - 2);
    free = at + width + 8;
  }
  ctx.restore();
}

function drawLimits(plot: uPlot, { panel, paint }: PlotState): void {
  const { ctx, bbox } = plot;
  for (const { name, value } of panel.limits ?? []) {
    const y = plot.valToPos(value, 'y', true);
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    ctx.save();
    ctx.strokeStyle = paint.ink;
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.setLineDash([6 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.font = `600 ${scaledFont(12)}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'bottom';
    ctx.setLineDash([]);
    ctx.strokeStyle = paint.paper;
    ctx.lineWidth = 4 * devicePixelRatio;
    ctx.fillStyle = paint.ink;
    ctx.strokeText(name, bbox.left + 4, y - 4);
    ctx.fillText(name, bbox.left + 4, y - 4);
    ctx.restore();
  }
}

/** Beside the last point of each line, pushed apart where they would lie on each other. */
function drawNames(plot: uPlot, { panel, paint, stretch }: PlotState): void {
  const { ctx, bbox } = plot;
  const clockColumn = plot.data[0];
  const ends = panel.lines.flatMap((line, index) => {
    const values = plot.data[index + 1];
    let row = (values?.length ?? 0) - 1;
    while (row >= 0 && (values?.[row] == null || (clockColumn[row] ?? 0) > stretch[1])) row--;
    const value = values?.[row];
    return value == null ? [] : [{ line, index, y: plot.valToPos(value, 'y', true) }];
  });
  ends.sort((one, other) => one.y - other.y);
  ctx.save();
  ctx.font = scaledFont(12);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  let free = Number.NEGATIVE_INFINITY;
  for (const { line, index, y } of ends) {
    const at = Math.max(y, free);
    ctx.fillStyle = paint.ofLine(line, index);
    ctx.fillText(line.name, bbox.left + bbox.width + 6 * devicePixelRatio, at, 58 * devicePixelRatio);
    free = at + 14 * devicePixelRatio;
  }
  ctx.restore();
}

const scaledFont = (px: number): string => `${px * devicePixelRatio}px system-ui, sans-serif`;
