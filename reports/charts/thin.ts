import type { Timeline } from '../../engine/model/report.ts';

type Values = readonly (number | null)[];

const present = (values: Values): number[] => values.filter((value) => value !== null);

/** The greatest of those there are: a peak is never hidden. */
const greatest = (values: Values): number | null => (present(values).length === 0 ? null : Math.max(...present(values)));

function mean(values: Values, widths: readonly number[]): number | null {
  let sum = 0;
  let weight = 0;
  values.forEach((value, index) => {
    if (value === null) return;
    sum += value * (widths[index] ?? 1);
    weight += widths[index] ?? 1;
  });
  return weight === 0 ? null : sum / weight;
}

/** At most `most` points of a timeline: neighbours are laid together, percentiles and errors by the greatest, users and throughput by the mean. A gap stays a gap only where all of them are. */
export function thinned(timeline: Timeline, most: number): Timeline {
  const total = timeline.atS.length;
  const size = Math.ceil(total / most);
  if (size <= 1) return timeline;
  const starts = Array.from({ length: Math.ceil(total / size) }, (_, index) => index * size);
  const each = (values: Values, combine: (group: Values, widths: readonly number[]) => number | null) =>
    starts.map((start) => combine(values.slice(start, start + size), timeline.widthS.slice(start, start + size)));
  return {
    atS: starts.map((start) => timeline.atS[start] ?? 0),
    widthS: starts.map((start) => {
      const last = Math.min(total, start + size) - 1;
      return (timeline.atS[last] ?? 0) + (timeline.widthS[last] ?? 0) - (timeline.atS[start] ?? 0);
    }),
    users: each(timeline.users, mean),
    requestsPerSecond: each(timeline.requestsPerSecond, mean),
    p50: each(timeline.p50, greatest),
    p90: each(timeline.p90, greatest),
    p95: each(timeline.p95, greatest),
    p99: each(timeline.p99, greatest),
    errorRate: each(timeline.errorRate, greatest),
    dbTime: each(timeline.dbTime, greatest),
  };
}
