import type { Projection } from '../../../../engine/model/projection.ts';
import { type Measure, measures } from '../../../../reports/words/capacity/projection.ts';
import type { Column } from '../../parts/table/data-table.tsx';
import { Projected } from './projected.tsx';

/** A refusal beside another one for the same reason does not repeat it. */
export function toldOnce(projection: Projection | null | undefined, beside: Projection | null | undefined): Projection | null | undefined {
  if (projection?.value !== null || beside?.value !== null) return projection;
  return projection.reasons[0]?.code === beside.reasons[0]?.code ? { ...projection, reasons: [] } : projection;
}

/** The columns, without the database's connections where no pool was stated. */
export function withoutConnections<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Column<Row>[] {
  return columns.filter(({ id, value }) => id !== 'connections' || rows.some((row) => value(row) !== null));
}

/** A column of numbers that a model gives, each with its range and its label. */
export function projectionColumn<Row>(
  id: string,
  title: string,
  unit: string,
  of: (row: Row) => Projection | null | undefined,
  measure: Measure = measures.plain,
): Column<Row> {
  return {
    id,
    title,
    ...(unit !== '' && { unit }),
    number: true,
    value: (row) => of(row)?.value ?? null,
    show: (row) => <Projected projection={of(row)} measure={measure} />,
  };
}
