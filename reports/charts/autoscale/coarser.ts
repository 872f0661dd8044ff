import type { ScalingSeries } from '../../../engine/model/autoscale.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** At most `most` stretches of a course: neighbours are laid together. Peaks and shortages stay. */
export function coarser(series: ScalingSeries, most: number): ScalingSeries {
  const size = Math.ceil(series.atS.length / most);
  if (size <= 1) return series;
  const starts = Array.from({ length: Math.ceil(series.atS.length / size) }, (_, index) => index * size);
  const each = (values: readonly number[], of: (group: readonly number[]) => number): number[] =>
    starts.map((start) => of(values.slice(start, start + size)));
  const greatest = (group: readonly number[]): number => Math.max(...group);
  const smallest = (group: readonly number[]): number => Math.min(...group);
  return {
    widthS: series.widthS * size,
    atS: starts.map((start) => series.atS[start] ?? 0),
    demand: each(series.demand, (group) => sum(group) / group.length),
    demandMost: each(series.demandMost, greatest),
    capacity: each(series.capacity, smallest),
    replicas: each(series.replicas, smallest),
    ready: each(series.ready, smallest),
    backlog: each(series.backlog, greatest),
    violationS: each(series.violationS, sum),
  };
}
