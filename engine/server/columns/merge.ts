import type { Histogram } from '../../model/measurement.ts';

/** The sum of the histograms of neighbouring windows, which are few and sparse: two by two, as sorted lists are merged. Exact, as `mergeHistograms` is. */
export function mergeNeighbours(histograms: readonly Histogram[]): Histogram | null {
  let level = [...histograms];
  while (level.length > 1) {
    const next: Histogram[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [first, second] = [level[at], level[at + 1]];
      if (first !== undefined) next.push(second === undefined ? first : mergeTwo(first, second));
    }
    level = next;
  }
  return level[0] ?? null;
}

function mergeTwo(a: Histogram, b: Histogram): Histogram {
  const indices = new Int32Array(a.indices.length + b.indices.length);
  const counts = new Float64Array(indices.length);
  let [fromA, fromB, length] = [0, 0, 0];
  while (fromA < a.indices.length || fromB < b.indices.length) {
    const atA = a.indices[fromA] ?? Number.POSITIVE_INFINITY;
    const atB = b.indices[fromB] ?? Number.POSITIVE_INFINITY;
    const least = Math.min(atA, atB);
    let count = 0;
    if (atA === least) count += a.counts[fromA++] ?? 0;
    if (atB === least) count += b.counts[fromB++] ?? 0;
    indices[length] = least;
    counts[length++] = count;
  }
  return { indices: indices.subarray(0, length), counts: counts.subarray(0, length), total: a.total + b.total };
}
