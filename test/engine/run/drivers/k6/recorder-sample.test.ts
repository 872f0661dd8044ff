import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { SeriesLine, WindowFileLine, WindowLine } from '../../../../../engine/model/window-file.ts';
import { decodePlain } from './recorder-runs.ts';

const text = readFileSync(new URL('../../../../fixtures/windows/sample.ndjson', import.meta.url), 'utf8');
const lines = text
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as WindowFileLine);
const windows = lines.filter((line): line is WindowLine => 't' in line && 'series' in line);

it('holds histograms that the npm decoder reads, with the counts and extremes of their lines', () => {
  const trends = windows.filter((line) => line.h !== undefined);
  expect(trends.length).toBeGreaterThan(50);
  const scales = new Map(lines.flatMap((line) => ('scale' in line ? [[line.metric, line.scale] as const] : [])));
  const series = new Map(lines.filter((line): line is SeriesLine => 'tags' in line).map((line) => [line.series, line]));
  for (const { series: id, n, sum = 0, min = 0, max = 0, h = '' } of trends) {
    const histogram = decodePlain(h);
    const scale = scales.get(series.get(id)?.metric ?? '') ?? Number.NaN;
    expect(histogram.totalCount).toBe(n);
    expect(histogram.highestTrackableValue).toBe(600_000_000);
    expect(histogram.numberOfSignificantValueDigits).toBe(3);
    expect(Math.abs(histogram.maxValue / scale - max)).toBeLessThanOrEqual(Math.max(max * 0.001, 1 / scale));
    expect(Math.abs(histogram.minNonZeroValue / scale - min)).toBeLessThanOrEqual(
      min < 1 / scale ? Number.POSITIVE_INFINITY : 0.001 * min + 1 / scale,
    );
    expect(Math.abs(histogram.mean / scale - sum / n)).toBeLessThanOrEqual(0.001 * (sum / n) + 1 / scale);
    histogram.destroy();
  }
});

it('announces a metric and a series before their windows, and starts windows on whole seconds', () => {
  const metrics = new Set<string>();
  const series = new Set<number>();
  const [header] = lines;
  const start = header !== undefined && 'start' in header ? header.start : Number.NaN;
  for (const line of lines) {
    if ('scale' in line) metrics.add(line.metric);
    else if ('tags' in line) {
      expect(metrics).toContain(line.metric);
      series.add(line.series);
    } else if ('t' in line) {
      expect(series).toContain(line.series);
      expect((line.t - start) % 1000).toBe(0);
    }
  }
  expect(lines.at(-1)).toMatchObject({ reason: 'completed' });
});
