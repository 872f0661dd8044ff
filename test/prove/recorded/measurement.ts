import { middleOf } from '../../../engine/measure/buckets.ts';
import type { SideName } from '../../../engine/model/comparison.ts';
import type { LoadStep } from '../../../engine/model/load.ts';
import type { Measurement, Series, Tags } from '../../../engine/model/measurement.ts';
import type { Recorded } from './recorded.ts';

const scale = 1000;
const hold = (seconds: number): LoadStep => ({
  index: 0,
  kind: 'plateau',
  role: 'hold',
  fromS: 0,
  toS: seconds,
  users: 50,
  arrivalRate: null,
});

/** A recording as the measurement of a whole session: one hold, all requests in one series. */
export function measurementOf(recorded: Recorded, seconds: number): Measurement {
  return { startedAt: 0, durationS: seconds, steps: [hold(seconds)], series: seriesOf(recorded, { scenario: 'load' }) };
}

/** Both sides of a block as one measurement, whose series carry their side. */
export function blockMeasurementOf(sides: Readonly<Record<SideName, Recorded>>, seconds: number): Measurement {
  const series = (['base', 'head'] as const).flatMap((side) => seriesOf(sides[side], { scenario: 'load', side }));
  return { startedAt: 0, durationS: seconds, steps: [hold(seconds)], series };
}

function seriesOf({ histogram, requests, failed, seconds = [] }: Recorded, tags: Tags): Series[] {
  const [first, last] = [histogram.indices[0] ?? 0, histogram.indices.at(-1) ?? 0];
  const sum = histogram.indices.reduce((total, bucket, at) => total + middleOf(bucket) * (histogram.counts[at] ?? 0), 0) / scale;
  const extremes = { min: middleOf(first) / scale, max: middleOf(last) / scale };
  return [
    {
      metric: 'latency',
      kind: 'trend',
      contains: 'time',
      scale,
      tags,
      windows: seconds.map(({ count, sum: spent }, atS) => ({ atS, widthS: 1, step: 0, count, sum: spent, ...extremes })),
      totals: [{ step: 0, count: histogram.total, sum, ...extremes, histogram }],
    },
    {
      metric: 'errorRate',
      kind: 'rate',
      contains: 'default',
      scale: 1,
      tags,
      windows: [],
      totals: [{ step: 0, count: requests, sum: failed, min: 0, max: 0 }],
    },
  ];
}
