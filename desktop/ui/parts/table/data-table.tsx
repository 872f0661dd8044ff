import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { count } from '../../../../reports/words/digits.ts';
import { useInAddress } from '../../data/in-address.ts';
import { csvOf } from '../csv.ts';
import { saveFile } from '../save.ts';
import type { Column } from './column.ts';
import { Heading } from './heading.tsx';
import { columnDefinitions, features, rowHas, sortingOf } from './model.ts';

export type { Column } from './column.ts';

const rowHeightPx = 32;
/** From here on only the rows in sight are there. */
const manyRows = 100;
/** A filter of a handful of rows is in the way. */
const filterFrom = 8;

/** Rows under sticky headings, sorted and filtered by the address; arrows move between rows and Enter opens one. */
export function DataTable<Row extends object>({
  id,
  title,
  columns,
  rows,
  rowKey,
  empty,
  href,
}: {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty?: ReactNode;
  /** Where Enter or the row's first cell leads; null where nowhere. */
  readonly href?: (row: Row) => string | null;
}) {
  const [sort, setSort] = useInAddress(`${id}-sort`);
  const [filter, setFilter] = useInAddress(`${id}-filter`);
  const [, go] = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const definitions = useMemo(() => columnDefinitions(columns), [columns]);
  const data = useMemo(() => rows.filter((row) => filter.trim() === '' || rowHas(columns, row, filter.trim())), [rows, columns, filter]);
  const table = useTable({ features, columns: definitions, data, state: { sorting: sortingOf(sort) }, getRowId: rowKey });
  const shown = table.getRowModel().rows;
  const isMany = shown.length > manyRows;
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    enabled: isMany,
  });
  if (rows.length === 0) return empty ?? <p className="soft">None.</p>;

  const items = isMany ? virtual.getVirtualItems().map(({ index }) => index) : shown.map((_, index) => index);
  const before = isMany ? (virtual.getVirtualItems()[0]?.start ?? 0) : 0;
  const after = isMany ? virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0) : 0;
  const focusRow = (index: number) => {
    if (index < 0 || index >= shown.length) return;
    if (isMany) virtual.scrollToIndex(index);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`tr[data-row="${index}"]`)?.focus());
  };
  const nextRow = (key: string, index: number): number | null => {
    if (key === 'ArrowDown') return index + 1;
    if (key === 'ArrowUp') return index - 1;
    if (key === 'Home') return 0;
    return key === 'End' ? shown.length - 1 : null;
  };
  return (
    <div className="data-table">
      {(rows.length >= filterFrom || filter !== '') && (
        <input
          type="search"
          aria-label={`Filter: ${title}`}
          placeholder="Filter"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={isMany ? 'scroll many' : 'scroll'} ref={box} tabIndex={0} aria-label={`Table: ${title}`}>
        <table aria-label={title} aria-rowcount={shown.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <Heading key={column.id} column={column} sort={sort} onSort={setSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <Gap heightPx={before} columns={columns.length} />}
            {items.map((index) => {
              const entry = shown[index];
              if (entry === undefined) return null;
              const row = entry.original;
              const place = href?.(row) ?? null;
              return (
                <tr
                  key={entry.id}
                  data-row={index}
                  aria-rowindex={index + 2}
                  tabIndex={index === items[0] ? 0 : -1}
                  onKeyDown={(event) => {
                    const next = nextRow(event.key, index);
                    if (event.target !== event.currentTarget || (next === null && event.key !== 'Enter')) return;
                    event.preventDefault();
                    if (next !== null) focusRow(next);
                    else if (place !== null) go(place);
                  }}
                >
                  {columns.map((column, position) => {
                    const content = column.show === undefined ? (column.value(row) ?? '–') : column.show(row);
                    return (
                      <td key={column.id} className={column.number === true ? 'number' : undefined}>
                        {position === 0 && place !== null && column.show === undefined ? <Link href={place}>{content}</Link> : content}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
            {after > 0 && <Gap heightPx={after} columns={columns.length} />}
          </tbody>
        </table>
      </section>
      <p className="keep">
        {data.length < rows.length && (
          <span role="status">
            {count(data.length)} of {count(rows.length)} rows
          </span>
        )}
        <button
          type="button"
          className="quiet"
          onClick={() =>
            saveFile(
              `${id}.csv`,
              csvOf(
                columns.map((column) => (column.unit === undefined ? column.title : `${column.title} (${column.unit})`)),
                shown.map(({ original }) => columns.map((column) => column.value(original))),
              ),
            )
          }
        >
          Save CSV
        </button>
      </p>
    </div>
  );
}

/** As high as the rows that are not there. */
function Gap({ heightPx, columns }: { readonly heightPx: number; readonly columns: number }) {
  return (
    <tr className="gap">
      <td colSpan={columns} style={{ height: heightPx }} />
    </tr>
  );
}
