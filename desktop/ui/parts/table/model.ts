import {
  type ColumnDef,
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  type Row as TableRow,
  tableFeatures,
} from '@tanstack/react-table';
import type { Column } from './column.ts';

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnFilteringFeature,
  globalFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
});
export type Features = typeof features;
type Value = string | number | null;

const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Numbers by size, words as people order them. */
export function compareValues(one: Value | undefined, other: Value | undefined): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return words.compare(String(one ?? ''), String(other ?? ''));
}

/** Columns as TanStack takes them; a row without a value comes last in either direction. */
export function columnDefinitions<Row extends object>(columns: readonly Column<Row>[]): ColumnDef<Features, Row>[] {
  return columns.map((column) => ({
    id: column.id,
    accessorFn: (row: Row) => column.value(row) ?? undefined,
    enableSorting: column.sortable !== false,
    sortUndefined: 'last' as const,
    sortDescFirst: column.number === true,
    sortFn: (a: TableRow<Features, Row>, b: TableRow<Features, Row>, id: string) => compareValues(a.getValue(id), b.getValue(id)),
  }));
}

/** `p95` or `-p95`, the greatest first, as it stands in the address. */
export function sortingOf(text: string): { id: string; desc: boolean }[] {
  if (text === '' || text === '-') return [];
  return text.startsWith('-') ? [{ id: text.slice(1), desc: true }] : [{ id: text, desc: false }];
}

/** Every word stands somewhere in the row. */
export function rowHas<Row>(columns: readonly Column<Row>[], row: Row, filter: string): boolean {
  const text = columns
    .map((column) => String(column.value(row) ?? ''))
    .join(' ')
    .toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
