import type { SeriesRow } from '../../../../../engine/model/api/columns.ts';

/** A series as a list names it: `Latency · GET /api/orders · journey:orders`. */
export function seriesName({ label, tags }: SeriesRow): string {
  const { name, ...rest } = tags;
  return [label, name, ...Object.entries(rest).map(([tag, value]) => `${tag}:${value}`)]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
