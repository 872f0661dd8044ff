import { expect, test } from 'vitest';
import type { PageVisits } from '../../../engine/model/page-visit.ts';
import { labChanges } from '../../../engine/run/lab-changes.ts';

const visits = (loads: readonly number[], profile = 'mobile'): PageVisits => ({
  schemaVersion: 1,
  visits: loads.map((loadMs, index) => ({
    ...{ page: 'GET /a', profile, view: 'first', atS: index, failed: null, vitals: [], loadMs, scriptBytes: 0 },
    ...{ largestScript: null, transferBytes: 1000, resources: [], picture: null },
  })),
});

test('a shift is the median of all differences, with the interval that the rank test leaves, and no verdict', () => {
  const base = [1, 2, 3, 4, 5, 6, 7].map((each) => each * 10);
  const [load] = labChanges(visits(base), visits(base.map((each) => each + 500)));
  expect(load).toMatchObject({ metric: 'pageLoad', base: 40, head: 540, scale: 'difference', verdict: 'inconclusive' });
  // The rank test of 7 and 7 rejects U <= 8 at 2.5 %: the 9th of the 49 differences from either end.
  expect(load?.change).toMatchObject({ value: 500, low: 470, high: 530, samples: 14 });
});

test('three visits a side carry no interval, and another profile is no other side', () => {
  const [load] = labChanges(visits([1, 2, 3]), visits([4, 5, 6]));
  expect(load?.change).toMatchObject({ value: 3, low: null, high: null });
  expect(labChanges(visits([1]), visits([1], 'desktop'))).toEqual([]);
});
