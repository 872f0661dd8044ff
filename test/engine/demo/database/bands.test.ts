import { describe, expect, it } from 'vitest';
import { distanceBand, weightBand } from '../../../../engine/demo/database/bands.ts';
import { queryWords, searchText } from '../../../../engine/demo/database/search-text.ts';

describe('tariff bands', () => {
  it('include their upper end, and the last is open', () => {
    expect([1, 100, 101, 20_000, 20_001].map(weightBand)).toEqual([0, 0, 1, 8, 9]);
    expect([50, 51, 2_400, 5_000].map(distanceBand)).toEqual([0, 1, 10, 11]);
  });
});

describe('search text', () => {
  it('is words without accents, each after a space', () => {
    expect(searchText(['FO-0000001', 'Zwölf Äpfel AG'])).toBe(' fo 0000001 zwolf apfel ag');
  });

  it('takes five different words of a query', () => {
    expect(queryWords('a b a C d e f g')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(queryWords(' %_ ')).toEqual([]);
  });
});
