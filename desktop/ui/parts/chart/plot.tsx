import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { onSettings } from '../../data/settings.ts';
import { readPaint } from './colours.ts';
import type { Panel } from './panel.ts';
import { plotData } from './plot-data.ts';
import { type PlotState, plotOptions } from './plot-options.ts';

export interface PlotProperties extends Omit<PlotState, 'paint' | 'panel'> {
  readonly panel: Panel;
  readonly atS: ArrayLike<number>;
  readonly heightPx: number;
  readonly syncKey: string;
  readonly onZoom: (fromS: number, toS: number) => void;
  readonly onReset: () => void;
  readonly onHover: (row: number | null) => void;
  readonly label: string;
}

interface Made {
  readonly plot: uPlot;
  readonly state: PlotState;
  /** What was put into it last. */
  drawn: PlotProperties;
}

/** One plot on a canvas. It is made once for its lines; new numbers, stretches and colours are put into it, at most once a frame. */
export function Plot(properties: PlotProperties) {
  const { panel, atS, heightPx, syncKey, label } = properties;
  const place = useRef<HTMLDivElement>(null);
  const made = useRef<Made | null>(null);
  const latest = useRef(properties);
  latest.current = properties;
  const shape = JSON.stringify([
    panel.title,
    panel.unit,
    panel.log,
    panel.lines.map((line) => [line.name, line.style, line.low !== undefined]),
  ]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew for another shape alone; the rest is read from `latest`
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const state: PlotState = { ...latest.current, stretch: latest.current.stretch, paint: readPaint(element) };
    const options = plotOptions(
      state,
      { width: Math.max(200, element.clientWidth), height: heightPx },
      syncKey,
      (fromS, toS) => latest.current.onZoom(fromS, toS),
      () => latest.current.onReset(),
    );
    const plot = new uPlot(options, plotData(latest.current.panel, latest.current.atS), element);
    plot.hooks.setCursor = [() => latest.current.onHover(plot.cursor.idx ?? null)];
    made.current = { plot, state, drawn: latest.current };
    const resize = new ResizeObserver(() => {
      const width = Math.max(200, element.clientWidth);
      // The first report is of the width it was made with.
      if (width !== plot.width) plot.setSize({ width, height: heightPx });
    });
    resize.observe(element);
    const repaint = () =>
      requestAnimationFrame(() => {
        state.paint = readPaint(element);
        plot.redraw(false, true);
      });
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', repaint);
    const forget = onSettings(repaint);
    return () => {
      resize.disconnect();
      scheme.removeEventListener('change', repaint);
      forget();
      plot.destroy();
      made.current = null;
    };
  }, [shape, heightPx, syncKey]);

  const { stretch, steps, judgedStep, spanS } = properties;
  const [fromS, toS] = stretch;
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (made.current === null) return;
      const { plot, state, drawn } = made.current;
      const hasNewNumbers = drawn.panel !== panel || drawn.atS !== atS;
      const isOtherwise =
        drawn.stretch[0] !== fromS || drawn.stretch[1] !== toS || drawn.steps !== steps || drawn.judgedStep !== judgedStep;
      made.current.drawn = latest.current;
      Object.assign(state, { panel, steps, judgedStep, spanS, stretch: [fromS, toS] });
      if (hasNewNumbers) plot.setData(plotData(panel, atS));
      else if (isOtherwise) plot.setScale('x', { min: fromS, max: toS });
    });
    return () => cancelAnimationFrame(frame);
  }, [panel, atS, steps, judgedStep, spanS, fromS, toS]);

  return <div ref={place} className="time-plot" role="img" aria-label={label} />;
}
