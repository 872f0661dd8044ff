import { expect, test } from 'vitest';
import type { Measurement } from '../../../engine/model/measurement.ts';
import type { PageVisit } from '../../../engine/model/page-visit.ts';
import { labRows } from '../../../engine/report/lab.ts';
import { viewOf } from '../../../engine/report/view.ts';
import { Lines } from '../measure/lines.ts';
import { sampleRun } from '../store/samples.ts';

const run = sampleRun('lab', { steps: [] });
const rowsOf = (measurement: Measurement, visits: readonly PageVisit[] = [], kind: 'playwright' | 'k6' = 'playwright') => {
  const provenance = { ...run.provenance, driver: { ...run.provenance.driver, kind } };
  return labRows(viewOf({ ...run, provenance }, measurement), { schemaVersion: 1, visits: [...visits] });
};
const tags = (profile: string, view: string) => ({ name: 'GET /a', profile, view });

function visit(lcpMs: number, element: string, changes: Partial<PageVisit> = {}): PageVisit {
  return {
    ...{ page: 'GET /a', profile: 'mobile', view: 'first', atS: 0, failed: null, loadMs: null, scriptBytes: 0, largestScript: null },
    ...{ transferBytes: 0, resources: [], picture: null },
    vitals: [{ metric: 'lcp', value: lcpMs, element, parts: { timeToFirstByte: lcpMs / 10 } }],
    ...changes,
  };
}

test('each page, profile and view has its own row, with medians from five visits on and their rating', () => {
  const measurement = new Lines()
    .trend(0, 'browser_web_vital_lcp', tags('mobile', 'first'), [2600, 3000, 3400, 2800, 3200])
    .trend(0, 'browser_web_vital_lcp', tags('mobile', 'repeat'), [100, 200, 300, 400])
    .rate(0, 'checks', tags('mobile', 'first'), 4, 5)
    .rate(0, 'checks', tags('mobile', 'repeat'), 4, 4)
    .fold()
    .measurement();
  const [first, repeat, ...others] = rowsOf(measurement);
  expect(others).toEqual([]);
  expect(first).toMatchObject({ page: 'GET /a', profile: 'mobile', view: 'first', visits: 5, failed: 1 });
  // The median of five is the third of them, 3 s: between web.dev's 2.5 s and 4 s.
  expect(first?.metrics).toMatchObject([{ metric: 'lcp', samples: 5, rating: 'needs-improvement' }]);
  expect(first?.metrics[0]?.median?.value).toBeCloseTo(3000, -1);
  expect(repeat).toMatchObject({
    view: 'repeat',
    visits: 4,
    failed: 0,
    metrics: [{ metric: 'lcp', median: null, samples: 4, rating: null }],
  });
});

test('a vital is owed to the element of most visits of that row, with the medians of its parts', () => {
  const measurement = new Lines().rate(0, 'checks', tags('mobile', 'first'), 4, 4).fold().measurement();
  const visits = [
    visit(1000, 'img.map', { picture: 'a-mobile-first.png' }),
    visit(2000, 'img.map', { largestScript: { name: '/main.js', bytes: 9 } }),
    visit(4000, 'h1'),
    visit(9000, 'h1', { profile: 'desktop' }),
    visit(9000, 'h1', { view: 'repeat' }),
  ];
  expect(rowsOf(measurement, visits)).toMatchObject([
    {
      owed: [{ metric: 'lcp', element: 'img.map', visits: 2, parts: { timeToFirstByte: 150 } }],
      largestScript: '/main.js',
      picture: 'a-mobile-first.png',
    },
  ]);
});

test('there are no rows for another driver, nor for what names no profile', () => {
  const visited = new Lines().rate(0, 'checks', tags('mobile', 'first'), 1, 1).fold().measurement();
  expect(rowsOf(visited, [], 'k6')).toEqual([]);
  expect(rowsOf(new Lines().rate(0, 'checks', { name: 'GET /a' }, 1, 1).fold().measurement())).toEqual([]);
});
