import type { Observation } from '../../../../measure/observe.ts';
import type { Tags } from '../../../../model/measurement.ts';
import type { KindOf } from './kinds.ts';

/** Turns rows of k6's CSV output, of which the first names the columns, into observations. */
export interface SampleReader {
  /** Null for the first row and for one that is none of k6's. */
  read(row: readonly string[]): Observation | null;
}

const fixedColumns = 3;

export function createSampleReader(kindOf: KindOf): SampleReader {
  let columns: readonly string[] | null = null;
  let last: { readonly key: string; readonly tags: Tags } | null = null;
  /** The samples of a request come one after the other with the same tags: they share one object, which the observer looks at once. */
  const tagsOf = (row: readonly string[], names: readonly string[]): Tags => {
    const key = row.slice(fixedColumns).join('\n');
    if (last?.key !== key) last = { key, tags: readTags(row, names) };
    return last.tags;
  };
  return {
    read(row) {
      if (columns === null) {
        columns = row;
        return null;
      }
      const [metric, time, value] = row;
      const timeMs = Number(time);
      if (metric === undefined || row.length !== columns.length || !Number.isFinite(timeMs)) return null;
      return { metric, ...kindOf(metric), value: Number(value), timeMs, tags: tagsOf(row, columns) };
    },
  };
}

/** Tags that are not set are empty columns; tags of the script's own are in one column, as `a=1&b=2`. */
function readTags(row: readonly string[], columns: readonly string[]): Tags {
  const tags: Record<string, string> = {};
  for (let index = fixedColumns; index < columns.length; index++) {
    const column = columns[index] ?? '';
    const field = row[index] ?? '';
    if (field === '' || column === 'metadata') continue;
    if (column !== 'extra_tags') tags[column] = field;
    else
      for (const pair of field.split('&')) {
        const equals = pair.indexOf('=');
        if (equals > 0) tags[pair.slice(0, equals)] = pair.slice(equals + 1);
      }
  }
  return tags;
}
