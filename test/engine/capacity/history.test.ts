import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../engine/capacity/calendar.ts';
import { parseHistory } from '../../../engine/capacity/history.ts';
import { HeadroomError } from '../../../engine/model/error.ts';

const problemOf = (text: string): HeadroomError => {
  try {
    parseHistory(text, 'users.csv');
  } catch (error) {
    if (error instanceof HeadroomError) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
};

describe('parseHistory', () => {
  it('reads a month a row, however the lines end', () => {
    const months = [
      { date: '2025-12-01', users: 900 },
      { date: '2026-01-15', users: 950.5 },
    ];
    expect(parseHistory('date,users\n2025-12-01,900\n2026-01-15,950.5\n', 'users.csv')).toEqual(months);
    expect(parseHistory('\uFEFFDate, Users\r\n"2025-12","900"\r\n\r\n2026-01-15 , 950.5', 'users.csv')).toEqual(months);
  });

  it.each([
    ['', 1, 'there is no month'],
    ['date,users\n', 1, 'there is no month'],
    ['month,users\n2026-01-01,3', 1, '"month,users"'],
    ['date,users\n2026-01-01', 2, '1 fields'],
    ['date,users\n2026-01-01,1,2', 2, '3 fields'],
    ['date,users\n2026-01-01,3\n\n2026-02-30,3', 4, '"2026-02-30"'],
    ['date,users\n01/02/2026,3', 2, '"01/02/2026"'],
    ['date,users\n2026-01-01,many', 2, '"many"'],
    ['date,users\n2026-01-01,', 2, '""'],
    ['date,users\n2026-01-01,-1', 2, '"-1"'],
    ['date,users\n2026-01-01,1\n2026-03-01,1', 3, '2026-02'],
    ['date,users\n2026-01-01,1\n2026-01-31,1', 3, '2026-02'],
    ['date,users\n2026-02-01,1\n2026-01-01,1', 3, '2026-03'],
  ])('says the line of %j', (text, line, what) => {
    const { code, message } = problemOf(text);
    expect(code).toBe('CONFIG_INVALID');
    expect(message).toContain(`users.csv:${line}: `);
    expect(message).toContain(what);
  });

  it('reads back every history that is written', () => {
    const months = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(months, fc.integer({ min: 0, max: 2000 }), (users, from) => {
        const history = users.map((count, at) => ({ date: addMonths('1970-01-01', from + at), users: Math.abs(count) }));
        const text = ['date,users', ...history.map(({ date, users: count }) => `${date},${count}`)].join('\n');
        expect(parseHistory(text, 'users.csv')).toEqual(history);
      }),
    );
  });
});
