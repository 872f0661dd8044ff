/** Reads the CSV that Go's `encoding/csv` writes: commas, `\n`, fields in double quotes where they hold one of them, with quotes doubled. */
export interface RowReader {
  /** The rows that a piece of text completes. */
  push(text: string): string[][];
}

export function createRowReader(): RowReader {
  let rest = '';
  return {
    push(text) {
      const rows: string[][] = [];
      const all = rest + text;
      let from = 0;
      for (let end = endOfRow(all, from); end >= 0; end = endOfRow(all, from)) {
        if (end > from) rows.push(fieldsOf(all.slice(from, end)));
        from = end + 1;
      }
      rest = all.slice(from);
      return rows;
    },
  };
}

/** Where the row's line break is; -1 when it has not come yet. Line breaks within quotes belong to a field. */
function endOfRow(text: string, from: number): number {
  let end = text.indexOf('\n', from);
  while (end >= 0 && countQuotes(text, from, end) % 2 === 1) end = text.indexOf('\n', end + 1);
  return end;
}

function countQuotes(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('"', from); at >= 0 && at < to; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

const plainField = /[^,]*/y;
const quotedField = /"((?:[^"]|"")*)"/y;

function fieldsOf(row: string): string[] {
  if (!row.includes('"')) return row.split(',');
  const fields: string[] = [];
  for (let at = 0; at <= row.length; at += 1) {
    quotedField.lastIndex = at;
    plainField.lastIndex = at;
    const quoted = quotedField.exec(row);
    const [text = '', inner] = quoted ?? plainField.exec(row) ?? [];
    fields.push(inner === undefined ? text : inner.replaceAll('""', '"'));
    at += text.length;
  }
  return fields;
}
