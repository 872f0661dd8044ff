import type { Column } from './column.ts';
import { sortingOf } from './model.ts';

/** Heading of a column: pressed it sorts, pressed again the other way round, and a third time as the rows came. */
export function Heading<Row>({
  column: { id, title, unit, number, sortable, width },
  sort,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}) {
  const own = sortingOf(sort).find((each) => each.id === id);
  const [first, second] = number === true ? [`-${id}`, id] : [id, `-${id}`];
  const words = (
    <>
      {title}
      {unit !== undefined && <span className="unit"> {unit}</span>}
    </>
  );
  const order = own === undefined ? 'none' : own.desc ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={number === true ? 'number' : undefined}
      style={width === undefined ? undefined : { width }}
      {...(sortable === false ? {} : { 'aria-sort': order as 'none' })}
    >
      {sortable === false ? (
        words
      ) : (
        <button type="button" className="sort" onClick={() => onSort(sort === first ? second : sort === second ? '' : first)}>
          {words}
          <span aria-hidden="true" className="arrow">
            {own === undefined ? '' : own.desc ? '↓' : '↑'}
          </span>
        </button>
      )}
    </th>
  );
}
