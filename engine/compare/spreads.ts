import { middleOf } from '../measure/buckets.ts';
import { mergeHistograms, quantileOf } from '../measure/histogram.ts';
import { judgedSteps } from '../measure/judged-steps.ts';
import { type Pooled, pool, type Selection } from '../measure/pool.ts';
import { loadTraffic } from '../measure/traffic.ts';
import type { SideSpreads } from '../model/api/documents.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Metric } from '../model/metric.ts';
import { comparedMetrics, everyStep, isPageMetric, isPooled, partingTag } from './compared-metrics.ts';
import { ofMetrics, partsBy } from './parts.ts';

const bins = 30;
/** Beyond them lies half of a hundredth of the observations at each end: one wild request would press all else together. */
const [least, greatest] = [0.005, 0.995];
const fewest = 20;

/** How both runs spread, for every number that two runs are compared in and that has a distribution: pooled and by endpoint, over the judged steps of each. */
export function spreadsOf(base: Measurement, head: Measurement): SideSpreads[] {
  const sides = [base, head].map(placesOf);
  const [before, after] = [sides[0] ?? new Map<string, Place>(), sides[1] ?? new Map<string, Place>()];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const place = before.get(key) ?? after.get(key);
    return place === undefined ? [] : together(place, before.get(key)?.pooled ?? null, after.get(key)?.pooled ?? null);
  });
}

interface Place {
  readonly metric: string;
  readonly endpoint: string | null;
  readonly pooled: Pooled;
}

function placesOf(measurement: Measurement): Map<string, Place> {
  const where = loadTraffic(measurement);
  const [judged, views] = [judgedSteps(measurement.steps), everyStep(measurement)];
  const places = comparedMetrics(measurement)
    .filter(({ kind }) => kind === 'trend')
    .flatMap((metric) => {
      const selection = { metric: metric.id, steps: isPageMetric(metric.id) ? views : judged, where };
      return [...(isPooled(metric.id) ? [{ endpoint: null, part: measurement }] : []), ...partsOf(measurement, metric)].map(
        ({ endpoint, part }) => ({ metric: metric.id, endpoint, pooled: pool(part, selection satisfies Selection) }),
      );
    });
  const told = places.filter(({ pooled: { histogram } }) => histogram !== null && histogram.total >= fewest);
  return new Map(told.map((place) => [JSON.stringify([place.metric, place.endpoint]), place]));
}

function partsOf(measurement: Measurement, { id }: Metric): { endpoint: string; part: Measurement }[] {
  const tag = partingTag(id);
  return tag === null ? [] : [...partsBy(ofMetrics(measurement, [id]), tag)].map(([endpoint, part]) => ({ endpoint, part }));
}

function together({ metric, endpoint }: Place, base: Pooled | null, head: Pooled | null): SideSpreads[] {
  const scale = base?.scale ?? head?.scale ?? 1;
  const all = mergeHistograms(
    [base, head].flatMap((side) => (side !== null && side.histogram !== null && side.scale === scale ? [side.histogram] : [])),
  );
  const edges = edgesBetween(quantileOf(all, least) / scale, quantileOf(all, greatest) / scale);
  if (edges.length === 0) return [];
  return [{ metric, endpoint, edges, base: spread(base, edges), head: spread(head, edges) }];
}

/** Empty where all observations are one. */
function edgesBetween(low: number, high: number): number[] {
  if (!(Number.isFinite(low) && Number.isFinite(high)) || high <= low) return [];
  const at = (share: number): number => (low > 0 ? low * (high / low) ** share : low + (high - low) * share);
  return Array.from({ length: bins + 1 }, (_, edge) => at(edge / bins));
}

function spread(pooled: Pooled | null, edges: readonly number[]): SideSpreads['base'] {
  const histogram = pooled?.histogram ?? null;
  if (pooled === null || histogram === null) return null;
  const counts = Array.from({ length: edges.length - 1 }, () => 0);
  const [low = 0, high = 0] = [edges[0], edges.at(-1)];
  histogram.indices.forEach((index, position) => {
    const value = middleOf(index) / pooled.scale;
    if (value < low || value > high) return;
    const above = edges.findIndex((edge) => edge > value);
    const bin = above === -1 ? counts.length - 1 : above - 1;
    counts[bin] = (counts[bin] ?? 0) + (histogram.counts[position] ?? 0);
  });
  return { samples: histogram.total, median: quantileOf(histogram, 0.5) / pooled.scale, counts };
}
