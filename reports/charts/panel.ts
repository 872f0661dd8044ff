import { type Markup, markup } from '../markup.ts';
import { apart, broken, label, line, type Point, percent, stretched } from './draw.ts';
import type { Scale } from './scale.ts';

export interface Line {
  /** Written at its right end; empty for none. */
  readonly name: string;
  /** Class that gives it its colour. */
  readonly className: string;
  readonly values: readonly (number | null)[];
}

/** One stretch of a chart over time: its own scale from zero, the common time axis. */
export interface Panel {
  /** Name and unit. */
  readonly title: string;
  readonly height: number;
  readonly lines: readonly Line[];
  /** Fill under the first line. */
  readonly filled: boolean;
  readonly scale: Scale;
  readonly tick: (value: number) => string;
  readonly limit?: { readonly value: number; readonly name: string };
  /** Values of one moment, for the line that follows the pointer. */
  readonly readout: (index: number) => string;
}

function area(points: readonly Point[], height: number): string {
  const runs: Point[][] = [[]];
  for (const point of points) point.y === null ? runs.push([]) : runs.at(-1)?.push(point);
  return runs
    .filter((run) => run.length > 1)
    .map((run) => `${broken([{ x: run[0]?.x ?? 0, y: height }, ...run, { x: run.at(-1)?.x ?? 0, y: height }])}Z`)
    .join('');
}

function endLabels(lines: readonly Line[], y: (value: number) => number, height: number, top: number): Markup {
  const named = lines.flatMap(({ name, className, values }) => {
    const last = values.findLast((value) => value !== null) ?? null;
    return name === '' || last === null ? [] : [{ name, className, y: y(last) }];
  });
  const heights = apart(
    named.map((each) => each.y + 4),
    14,
    height + 2,
  );
  return markup`${named.map(({ name, className }, index) => {
    const at = top + (heights[index] ?? 0);
    return [
      markup`<svg x="100%" y="${at - 8}" width="20" height="8" class="key"><path class="line ${className}" d="M6 4h10"/></svg>`,
      label(name, { x: 1, y: at, dx: 20 }),
    ];
  })}`;
}

/** A panel drawn from `top` downwards: marks, lines, limit, names of its lines. */
export function drawPanel(panel: Panel, centres: readonly number[], top: number): Markup {
  const { title, height, lines, filled, scale, tick, limit } = panel;
  const y = (value: number): number => height * (1 - scale.at(value));
  const paths = lines.map(({ className, values }, index) => {
    const points = centres.map((x, at) => ({ x, y: values[at] === null || values[at] === undefined ? null : y(values[at]) }));
    return markup`${filled && index === 0 && markup`<path class="area ${className}" d="${area(points, height)}"/>`}<path class="line ${className}" d="${broken(points)}"/>`;
  });
  const limitLine =
    limit === undefined || limit.value > scale.high
      ? null
      : [
          line('limit', 0, top + y(limit.value), 1, top + y(limit.value)),
          label(limit.name, { x: 0, y: top + y(limit.value) - 5, dx: 4, className: 'limit-name' }),
        ];
  return markup`${scale.ticks.map((value) => [
    line(value === scale.low ? 'axis' : 'grid', 0, top + y(value), 1, top + y(value)),
    label(tick(value), { x: 0, y: top + y(value) + 4, dx: -8, anchor: 'end', className: 'soft' }),
  ])}${label(title, { x: 0, y: top - 16, dx: -44, className: 'panel-title' })}${stretched(height, paths, top)}${limitLine}${endLabels(lines, y, height, top)}`;
}

/** Narrow columns that show the values of their moment, in every panel at once, while the pointer is in them. */
export function readouts(
  panels: readonly { readonly panel: Panel; readonly top: number }[],
  moments: readonly { readonly from: number; readonly share: number; readonly name: string }[],
  height: number,
): Markup {
  return markup`<g class="readouts">${moments.map(
    ({ from, share, name }, index) =>
      markup`<g><rect x="${percent(from)}" y="0" width="${percent(share)}" height="${height}"/>${line('hair', from + share / 2, 0, from + share / 2, height)}${panels.map(
        ({ panel, top }, at) =>
          label(`${at === 0 ? `${name}: ` : ''}${panel.readout(index)}`, { x: 1, y: top - 16, dx: 44, anchor: 'end', className: 'halo' }),
      )}</g>`,
  )}</g>`;
}
