import { z } from 'zod';
import { blockSeries } from '../../../engine/compare/duet/series.ts';
import { judgedSteps } from '../../../engine/measure/judged-steps.ts';
import { pool } from '../../../engine/measure/pool.ts';
import { loadTraffic } from '../../../engine/measure/traffic.ts';
import type { SideName } from '../../../engine/model/comparison.ts';
import type { Measurement, Tags } from '../../../engine/model/measurement.ts';
import type { Recorded } from '../recorded/recorded.ts';

/** One side of a recorded block, small enough to keep: what our rule was told of it, and what the others are shown. */
export const sideRecordSchema = z.object({
  quantiles: z.record(z.string(), z.number()),
  requests: z.int(),
  failed: z.int(),
  indices: z.array(z.int()),
  counts: z.array(z.number()),
});
export type SideRecord = z.infer<typeof sideRecordSchema>;

/** A side of a block over its judged steps: latencies of every request of the load, failed ones too. */
export function recordOf(measurement: Measurement, side: SideName): SideRecord {
  const load = loadTraffic(measurement);
  const steps = judgedSteps(measurement.steps);
  const where = (tags: Tags) => tags.side === side && load(tags);
  const latency = pool(measurement, { metric: 'latency', steps, where });
  const errors = pool(measurement, { metric: 'errorRate', steps, where });
  const own = blockSeries(measurement, side).find(({ metric, endpoint }) => metric === 'latency' && endpoint === null);
  return {
    quantiles: own?.quantiles ?? {},
    requests: errors.count,
    failed: errors.sum,
    indices: [...(latency.histogram?.indices ?? [])],
    counts: [...(latency.histogram?.counts ?? [])],
  };
}

/** What is kept, as the rules read it. */
export function recordedOf({ requests, failed, indices, counts }: SideRecord): Recorded {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return { requests, failed, histogram: { indices: Int32Array.from(indices), counts: Float64Array.from(counts), total } };
}
