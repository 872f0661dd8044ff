import type { Estimate } from '../../../engine/model/estimate.ts';
import type { Unit } from '../../../engine/model/metric.ts';
import { type Child, type Markup, markup } from '../../markup.ts';
import { counted, significant } from '../../words/digits.ts';
import { interval } from '../../words/quantity.ts';

export interface Column<Row> {
  readonly title: string;
  /** Under the title, so that cells need none. */
  readonly unit?: string;
  readonly number?: boolean;
  readonly className?: string;
  /** Leave a cell without content empty instead of marking it as unknown. */
  readonly blank?: boolean;
  readonly cell: (row: Row) => Child;
}

// Beyond this a table scrolls on its own, under its titles.
const tallRows = 20;
// Beyond this a page would be too heavy to send.
const mostRows = 100;

/** A table whose first column names its rows. Columns that hold nothing in any row are left out, and rows beyond a hundred. It scrolls sideways where it must. */
export function table<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[], total?: Row): Markup {
  const kept = rows.slice(0, mostRows);
  const all = total === undefined ? kept : [...kept, total];
  const left = rows.length - kept.length;
  const cells = all.map((row) => columns.map(({ cell }) => cell(row)));
  const shown = columns.map((_, index) => index === 0 || cells.some((row) => row[index] !== null));
  const kind = ({ number, className }: Column<Row>): string => [number && 'number', className].filter(Boolean).join(' ');
  return markup`<div class="${all.length > tallRows ? 'scroll tall' : 'scroll'}" tabindex="0" role="region" aria-label="${`Table: ${name}`}"><table><thead><tr>${columns.map(
    (column, index) =>
      shown[index] === true &&
      markup`<th scope="col" class="${kind(column)}">${column.title}${column.unit !== undefined && markup` <span class="unit">${column.unit}</span>`}</th>`,
  )}</tr></thead><tbody>${cells.map(
    (row, at) =>
      markup`<tr${total !== undefined && at === all.length - 1 && markup` class="total"`}>${columns.map((column, index) => {
        if (shown[index] !== true) return null;
        const content = row[index] ?? (column.blank ? '' : markup`<span class="less">–</span>`);
        return index === 0 ? markup`<th scope="row">${content}</th>` : markup`<td class="${kind(column)}">${content}</td>`;
      })}</tr>`,
  )}</tbody></table></div>${left > 0 && markup`<p class="soft">${counted(left, 'more row')}: the JSON of this run has them all.</p>`}`;
}

/** A name that may break after its slashes. */
export function breakable(name: string): Markup {
  return markup`${name.split('/').map((part, index) => markup`${index > 0 && markup`/<wbr>`}${part}`)}`;
}

/** A number alone, three significant digits, its unit being in the header; null where there is none. */
export function plain(value: number | null, divisor = 1): string | null {
  return value === null ? null : significant(value / divisor);
}

/** A value and, smaller, its interval. */
export function ranged(estimate: Estimate | null, unit: Unit = 'count'): Markup | null {
  if (estimate === null) return null;
  const range = interval(estimate, unit);
  return markup`${plain(estimate.value)}${range !== '' && markup` <span class="range">${range}</span>`}`;
}
