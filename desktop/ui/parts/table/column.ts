import type { ReactNode } from 'react';

/** A column of a table: what a row has in it, and how that is shown. Sorting, filtering and CSV go by `value`. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Stands in the heading. */
  readonly unit?: string;
  readonly value: (row: Row) => string | number | null;
  readonly show?: (row: Row) => ReactNode;
  /** Set to the right, in figures of one width. */
  readonly number?: boolean;
  /** As usual, yes. */
  readonly sortable?: boolean;
  /** CSS length. */
  readonly width?: string | number;
}
