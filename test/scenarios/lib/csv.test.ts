import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCsv } from '../../../scenarios/lib/csv.ts';

it('reads a header and rows, with either line end, a byte order mark, and no last line end', () => {
  const rows = [
    { email: 'a@example.test', city: 'Lyon' },
    { email: 'b@example.test', city: '' },
  ];
  expect(parseCsv('email,city\r\na@example.test,Lyon\r\nb@example.test,\r\n')).toEqual(rows);
  expect(parseCsv('\uFEFFemail,city\na@example.test,Lyon\n\nb@example.test,')).toEqual(rows);
});

it('reads quoted fields with commas, line ends and doubled quotes in them (RFC 4180, 2.5 to 2.7)', () => {
  expect(parseCsv('name,note\n"Smith, Jo","said ""no""\r\ntwice"\n')).toEqual([{ name: 'Smith, Jo', note: 'said "no"\r\ntwice' }]);
});

it('keeps one empty quoted field apart from an empty line', () => {
  expect(parseCsv('name\n""\n\nx')).toEqual([{ name: '' }, { name: 'x' }]);
});

it('refuses a row of another length and a quote that never closes, and says where', () => {
  expect(() => parseCsv('a,b\n1,2\n3')).toThrow('row 2 has 1 fields where the header has 2');
  expect(() => parseCsv('a,b\n1,"2\n')).toThrow('a quote is not closed');
  expect(() => parseCsv('a,b\n1,2"3\n')).toThrow('a quote is not closed or stands inside a field: 2"3');
});

it('reads back every table that is written as RFC 4180 says', () => {
  const field = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', 'é', '0') });
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) => fc.array(fc.array(field, { minLength: columns, maxLength: columns }), { minLength: 1 }));
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(table, (records) => {
      const names = (records[0] ?? []).map((_, index) => `column${index}`);
      const text = [names, ...records].map((record) => record.map(quote).join(',')).join('\r\n');
      expect(parseCsv(text).map((row) => names.map((name) => row[name]))).toEqual(records);
    }),
  );
});

it('either reads or refuses any text, and always comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r') }), (text) => {
      try {
        expect(Array.isArray(parseCsv(text))).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }),
    { numRuns: 2000 },
  );
});
