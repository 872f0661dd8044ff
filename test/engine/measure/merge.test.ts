import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeHistograms } from '../../../engine/measure/histogram.ts';
import type { Histogram } from '../../../engine/model/measurement.ts';

const histogram = (highest: number) =>
  fc.dictionary(fc.nat({ max: highest }).map(String), fc.integer({ min: 1, max: 1000 }), { maxKeys: 30 }).map((buckets): Histogram => {
    const indices = Object.keys(buckets)
      .map(Number)
      .sort((a, b) => a - b);
    const counts = indices.map((index) => buckets[String(index)] ?? 0);
    return { indices: Int32Array.from(indices), counts: Float64Array.from(counts), total: counts.reduce((sum, count) => sum + count, 0) };
  });

/** Bucket by bucket, the plain way. */
function added(histograms: readonly Histogram[]): [number, number][] {
  const sums = new Map<number, number>();
  for (const { indices, counts } of histograms)
    for (const [place, index] of indices.entries()) sums.set(index, (sums.get(index) ?? 0) + (counts[place] ?? 0));
  return [...sums].sort((a, b) => a[0] - b[0]);
}

test('a merge adds bucket by bucket, whether buckets lie close together or far apart', () => {
  const lists = fc.constantFrom(40, 25_000).chain((highest) => fc.array(histogram(highest), { maxLength: 8 }));
  fc.assert(
    fc.property(lists, (list) => {
      const { indices, counts, total } = mergeHistograms(list);
      expect([...indices].map((index, place) => [index, counts[place]])).toEqual(added(list));
      expect(total).toBe(list.reduce((sum, one) => sum + one.total, 0));
    }),
    { numRuns: 300 },
  );
});
