import { expect, test } from 'vitest';
import type { LabRow } from '../../../engine/model/lab.ts';
import { labMedian, labPlace, labRating, owedWords } from '../../../reports/words/lab.ts';

const metric: LabRow['metrics'][number] = { metric: 'lcp', median: null, samples: 4, rating: null };
const row: LabRow = {
  ...{
    page: 'GET /dispatch',
    profile: 'mobile',
    view: 'first',
    visits: 7,
    failed: 0,
    metrics: [metric],
    largestScript: null,
    picture: null,
  },
  owed: [
    {
      metric: 'lcp',
      element: 'img.map',
      visits: 7,
      parts: { timeToFirstByte: 580, resourceLoadDuration: 1120, unheardOf: 9, cacheDuration: 0.4 },
    },
    { metric: 'cls', element: null, visits: 1, parts: {} },
  ],
};

test('a row is named by page, profile and view', () => {
  expect(labPlace(row)).toBe('GET /dispatch · mobile · first view');
});

test('a median is told with its interval, or why there is none', () => {
  expect(labMedian(metric)).toBe('too few visits (4)');
  const median = { value: 2140, low: 2100, high: 2210, confidence: 0.95, samples: 9 };
  expect(labMedian({ ...metric, median })).toMatch(/^2\.14 s .*2\.10.*2\.21/);
});

test('only what has limits is rated', () => {
  expect(labRating(metric)).toBe('');
  expect(labRating({ ...metric, rating: 'poor' })).not.toBe('');
});

test('what a vital is owed to names the element, then its parts, the longest first, without those of no weight or name', () => {
  expect(owedWords(row, 'lcp')).toBe('img.map (7 visits): loading it 1.12 s, first byte 580 ms');
  expect(owedWords(row, 'cls')).toBe('');
  expect(owedWords(row, 'inp')).toBe('');
});
