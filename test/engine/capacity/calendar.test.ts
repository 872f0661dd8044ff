import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, monthsBetween } from '../../../engine/capacity/calendar.ts';

describe('addMonths', () => {
  it('keeps the day of the month, or takes the last there is', () => {
    expect(addMonths('2026-01-15', 14)).toBe('2027-03-15');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  it('takes a part of a month of the days that month has', () => {
    expect(addMonths('2026-02-01', 0.5)).toBe('2026-02-15');
    // 12.0469 months: twelve, and 1.45 of the 31 days of January.
    expect(addMonths('2026-01-01', 12.0469)).toBe('2027-01-02');
  });
});

describe('addDays', () => {
  it('crosses months and years, and drops a part of a day', () => {
    expect(addDays('2026-12-30', 3.9)).toBe('2027-01-02');
    expect(addDays('2026-03-01', -30)).toBe('2026-01-30');
  });
});

describe('monthsBetween', () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('1990-01-01', offset));

  it('is the other way round of addMonths', () => {
    expect(monthsBetween('2026-01-15', '2027-03-15')).toBe(14);
    expect(monthsBetween('2026-03-15', '2026-01-15')).toBe(-2);
    fc.assert(
      fc.property(days, days, (from, to) => {
        expect(addMonths(from, monthsBetween(from, to))).toBe(to);
      }),
    );
  });

  it('agrees with the days between', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        expect(Math.abs(monthsBetween(from, to) * 30.4369 - daysBetween(from, to))).toBeLessThan(4);
      }),
    );
  });
});
