import { z } from 'zod';
import { loadStepSchema } from '../../model/load.ts';
import type { Measurement, Series } from '../../model/measurement.ts';

const seriesSchema = z.object({
  series: z.int().min(0),
  metric: z.string(),
  kind: z.enum(['trend', 'rate', 'counter', 'gauge']),
  contains: z.string(),
  scale: z.number(),
  tags: z.record(z.string(), z.string()),
  selector: z.string().optional(),
});

/** What a Parquet file of windows says of itself, under the key `headroom`: what no row holds, and what its rows must add up to. */
export const parquetHeaderSchema = z.object({
  version: z.literal(1),
  startedAt: z.number(),
  durationS: z.number(),
  steps: z.array(loadStepSchema),
  /** Series without a window, by their place among all series. */
  emptySeries: z.array(seriesSchema),
  rows: z.int().min(0),
  count: z.number(),
  payloadBytes: z.number(),
});
export type ParquetHeader = z.infer<typeof parquetHeaderSchema>;

/** The header of a measurement's file. */
export function headerOf({ startedAt, durationS, steps, series }: Measurement): ParquetHeader {
  const windows = series.flatMap((one) => one.windows);
  return {
    version: 1,
    startedAt,
    durationS,
    steps: [...steps],
    emptySeries: series.flatMap((one, index) => (one.windows.length === 0 ? [{ series: index, ...identityOf(one) }] : [])),
    rows: windows.length,
    count: windows.reduce((sum, window) => sum + window.count, 0),
    payloadBytes: windows.reduce((sum, window) => sum + (window.payload?.length ?? 0), 0),
  };
}

/** A series without its numbers. */
export type SeriesIdentity = Omit<Series, 'windows' | 'totals'>;

export function identityOf({ metric, kind, contains, scale, tags, selector }: SeriesIdentity) {
  return { metric, kind, contains, scale, tags: { ...tags }, ...(selector === undefined ? {} : { selector }) };
}
