import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowReader } from '../../../../../../engine/run/drivers/k6/csv/rows.ts';

/** As Go's encoding/csv writes: quotes where there is a comma, a quote, a line break or a leading space. */
function written(rows: readonly (readonly string[])[]): string {
  const field = (text: string) => (/[",\n\r]|^ /.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(field).join(',')}\n`).join('');
}

test('reads quoted fields with commas, quotes and line breaks', () => {
  expect(createRowReader().push('a,b,c\n1,"two, ""three""\nfour",\n"",x,"y"\n')).toEqual([
    ['a', 'b', 'c'],
    ['1', 'two, "three"\nfour', ''],
    ['', 'x', 'y'],
  ]);
});

test('gives any rows back, wherever the text is cut', () => {
  const field = fc.oneof(fc.string(), fc.constantFrom('', '"', '""', 'a,b', 'x\ny', ',', '\n'));
  const row = fc.array(field, { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 8 }), (rows, cuts) => {
      const text = written(rows);
      const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
      const reader = createRowReader();
      const read = places.slice(1).flatMap((place, index) => reader.push(text.slice(places[index], place)));
      expect(read).toEqual(rows);
    }),
    { numRuns: 300 },
  );
});

test('keeps a row without its end back', () => {
  const reader = createRowReader();
  expect(reader.push('a,"b')).toEqual([]);
  expect(reader.push('\nc"')).toEqual([]);
  expect(reader.push('\nd,e\n')).toEqual([
    ['a', 'b\nc'],
    ['d', 'e'],
  ]);
});
