import { type KeyboardEvent, useId, useRef } from 'react';
import type { LoadStep } from '../../../../engine/model/load.ts';
import { clock, quantity } from '../../../../reports/words/quantity.ts';
import { ChartTable } from './chart-table.tsx';
import { saveNumbers, savePicture } from './keep.ts';
import { isNamedAtEnd, type Panel } from './panel.ts';
import { Plot } from './plot.tsx';
import { useZoom } from './use-zoom.ts';

export type { Line, LineStyle, Panel } from './panel.ts';

const panelHeightPx = 190;

/** Panels one under the other on the clock of the load. Dragging zooms every chart of the group; `0` or a double click shows all again. */
export function TimeChart({
  id,
  title,
  description,
  panels,
  atS,
  steps,
  judgedStep,
  group = id,
  live = false,
}: {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly panels: readonly Panel[];
  readonly atS: ArrayLike<number>;
  readonly steps: readonly LoadStep[];
  readonly judgedStep: number | null;
  readonly group?: string | undefined;
  /** Numbers come while it is looked at: nothing of it is told to a screen reader by itself. */
  readonly live?: boolean | undefined;
}) {
  const zoom = useZoom(group);
  const place = useRef<HTMLElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const label = useId();
  const first = Math.min(0, atS[0] ?? 0);
  const last = Math.max(first + 1, atS[atS.length - 1] ?? 0);
  const [from, to] = [zoom.fromS ?? first, zoom.toS ?? last];
  const isZoomed = zoom.fromS !== null || zoom.toS !== null;
  const spanS = to - from;

  const onHover = (row: number | null) => {
    if (readout.current === null) return;
    // Written past React: the cross-hair moves with every pixel of the pointer.
    readout.current.textContent = row === null || atS[row] === undefined ? '' : readoutOf(panels, row, clock(atS[row], last));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [middle, half] = [(from + to) / 2, spanS / 2];
    const show = (start: number, end: number) => zoom.set(Math.max(first, start), Math.min(last, end));
    const shift = (by: number) => {
      if (isZoomed && from + by >= first && to + by <= last) zoom.set(from + by, to + by);
    };
    if (event.key === '0') zoom.reset();
    else if (event.key === '+' || event.key === '=') show(middle - half / 2, middle + half / 2);
    else if (event.key === '-' && half * 4 >= last - first) zoom.reset();
    else if (event.key === '-') show(middle - half * 2, middle + half * 2);
    else if (event.key === 'ArrowLeft') shift(-half / 2);
    else if (event.key === 'ArrowRight') shift(half / 2);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <figure className="time-chart" aria-labelledby={label} ref={place} id={`chart-${id}`}>
      <figcaption>
        <strong id={label}>{title}</strong>
        <span className="soft">{description}</span>
        <span className="keep">
          {isZoomed && (
            <button type="button" className="quiet" onClick={zoom.reset}>
              Show all
            </button>
          )}
          <button
            type="button"
            className="quiet"
            onClick={() =>
              place.current &&
              void savePicture(
                id,
                place.current,
                panels.map((panel) => panel.title),
              )
            }
          >
            Save picture
          </button>
          <button type="button" className="quiet" onClick={() => void saveNumbers(id, { panels, atS })}>
            Save CSV
          </button>
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form */}
      <div
        className="plots"
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: plus, minus, arrows and 0 zoom it
        tabIndex={0}
        aria-label={`${title}: plus and minus zoom, arrows move, 0 shows all`}
        onKeyDown={onKey}
      >
        {panels.map((panel) => (
          <div key={panel.title}>
            <p className="panel-title">
              {panel.title}
              {!isNamedAtEnd(panel) && <Names panel={panel} />}
            </p>
            <Plot
              panel={panel}
              atS={atS}
              steps={steps}
              judgedStep={judgedStep}
              spanS={last}
              stretch={[from, to]}
              heightPx={panelHeightPx}
              syncKey={group}
              onZoom={zoom.set}
              onReset={zoom.reset}
              onHover={onHover}
              label={`${panel.title}. The numbers stand in the table below.`}
            />
          </div>
        ))}
      </div>
      <p className="readout" ref={readout} aria-hidden={live} />
      <ChartTable panels={panels} atS={atS} spanS={last} title={title} />
    </figure>
  );
}

const mostTold = 12;

function readoutOf(panels: readonly Panel[], row: number, at: string): string {
  const told = panels.flatMap(({ lines, unit }) => lines.map(({ name, values }) => `${name} ${quantity(values[row] ?? null, unit)}`));
  return [at, ...told.slice(0, mostTold)].join(' · ');
}

/** Names of more lines than can stand beside them. */
function Names({ panel }: { readonly panel: Panel }) {
  return (
    <span className="soft">
      {' '}
      {panel.lines
        .map(({ name }) => name)
        .join(' · ')
        .slice(0, 400)}
    </span>
  );
}
