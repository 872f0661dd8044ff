/**
 * Rows of a CSV text with a header line, as RFC 4180 has it: quoted fields may hold commas, line ends and doubled quotes.
 * Every value is a text. Throws when a row has more or fewer fields than the header, or a quote is never closed.
 */
export function parseCsv(text: string): Record<string, string>[] {
  const [header = [], ...records] = recordsOf(text.replace(/^\uFEFF/, ''));
  return records.map((fields, index) => {
    if (fields.length !== header.length)
      throw new Error(`row ${index + 1} has ${fields.length} fields where the header has ${header.length}`);
    return Object.fromEntries(header.map((name, column) => [name, fields[column] ?? '']));
  });
}

function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  // A field, quoted or not, with the separator or line end behind it.
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  let record: string[] = [];
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const [, quoted, plain = '', end] = field.exec(text) ?? fail(text, at);
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',' && field.lastIndex < text.length) continue;
    if (end === ',') record.push('');
    if (record.length > 1 || record[0] !== '' || quoted !== undefined) records.push(record);
    record = [];
  }
  return records;
}

function fail(text: string, at: number): never {
  throw new Error(`a quote is not closed or stands inside a field: ${text.slice(at, at + 40)}`);
}
