import { useState } from 'react';
import { clock, quantity } from '../../../../reports/words/quantity.ts';
import type { Panel } from './panel.ts';

/** So many rows can still be walked through; the CSV has them all. */
const mostRows = 200;

export interface ChartNumbers {
  readonly panels: readonly Panel[];
  readonly atS: ArrayLike<number>;
}

/** Numbers of a chart in a table, made when it is opened: every row, or evenly chosen ones of many. */
export function ChartTable({ panels, atS, spanS, title }: ChartNumbers & { readonly spanS: number; readonly title: string }) {
  const [open, setOpen] = useState(false);
  const stride = Math.max(1, Math.ceil(atS.length / mostRows));
  return (
    <details className="data" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Numbers</summary>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className="scroll tall" tabIndex={0} aria-label={`Numbers: ${title}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Time</th>
                {panels.flatMap((panel) =>
                  panel.lines.map((line) => (
                    <th key={`${panel.title} ${line.name}`} scope="col" className="number">
                      {line.name}
                      <span className="unit">{panel.title}</span>
                    </th>
                  )),
                )}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: Math.ceil(atS.length / stride) }, (_, index) => index * stride).map((row) => (
                <tr key={row}>
                  <th scope="row">{clock(atS[row] ?? 0, spanS)}</th>
                  {panels.flatMap((panel) =>
                    panel.lines.map((line) => (
                      <td key={`${panel.title} ${line.name}`} className="number">
                        {quantity(line.values[row] ?? null, panel.unit)}
                      </td>
                    )),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
