import { readFileSync } from 'node:fs';
import path from 'node:path';
import { encodeHistogram, histogramOf } from '../../../engine/measure/histogram.ts';
import type { LoadStep } from '../../../engine/model/load.ts';
import type { Measurement, Series, SeriesWindow } from '../../../engine/model/measurement.ts';
import { type Report, reportSchema } from '../../../engine/model/report.ts';
import type { Run } from '../../../engine/model/run.ts';
import type { Finish, RunContents, RunDraft } from '../../../engine/store/index.ts';
import { seriesWithTotals } from '../../../engine/store/parquet/totals.ts';

const sample = reportSchema.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, '../../fixtures/report/demo.json'), 'utf8')));

export const sampleSteps: LoadStep[] = [
  { index: 0, kind: 'ramp', role: 'ramp', fromS: 0, toS: 10, users: 100, arrivalRate: null },
  { index: 1, kind: 'plateau', role: 'hold', fromS: 10, toS: 300, users: 100, arrivalRate: null },
];

export const sampleRun = (id: string, changes: Partial<Run> = {}): Run => ({ ...sample.run, id, steps: sampleSteps, ...changes });
export const sampleReport = (run: Run): Report => ({ ...sample, run });

export function sampleDraft(id: string, changes: Partial<Run> = {}): RunDraft {
  const { schemaVersion, scenario, environment, kind, startedAt, steps, provenance, workCounters, notes } = sampleRun(id, changes);
  return {
    schemaVersion,
    id,
    scenario,
    environment,
    kind,
    startedAt,
    steps,
    provenance,
    workCounters,
    probes: [],
    base: null,
    campaign: null,
    notes,
  };
}

/** Stands for the judging and reporting that the engine does with what was saved. */
export const sampleFinish: Finish = async ({ run }) => ({ run, report: sampleReport(run), html: '<!doctype html><title>Saved</title>' });

/** The window file of a short run as the recorder wrote it. */
export const recordedWindows = readFileSync(path.join(import.meta.dirname, '../../fixtures/windows/sample.ndjson'), 'utf8');

/** What a run of `id` seals, with `seconds` of `endpoints` in it. */
export function sampleContents(
  id: string,
  { endpoints = 2, seconds = 3, ...changes }: Partial<Run> & { endpoints?: number; seconds?: number } = {},
): RunContents {
  const run = sampleRun(id, changes);
  return {
    run,
    measurement: sampleMeasurement(endpoints, seconds),
    errors: sample.errors,
    report: sampleReport(run),
    html: '<!doctype html><title>Run</title>',
  };
}

const trends = ['latency', 'waitTime', 'blockedTime', 'connectTime', 'sendTime', 'receiveTime'];

/** A measurement whose numbers are reckoned, not drawn: six trends, a counter, a rate and a gauge an endpoint. */
export function sampleMeasurement(endpoints: number, seconds: number, perSecond = 20): Measurement {
  const series: Series[] = [];
  for (let endpoint = 0; endpoint < endpoints; endpoint++) {
    const tags = { name: `GET /api/orders/${endpoint}`, method: 'GET', scenario: 'orders', status: '200' };
    const add = (metric: string, kind: Series['kind'], scale: number, window: (second: number) => SeriesWindow) =>
      series.push(
        seriesWithTotals(
          { metric, kind, contains: kind === 'trend' ? 'time' : 'default', scale, tags },
          Array.from({ length: seconds }, (_, second) => window(second)),
        ),
      );
    const place = (second: number) => ({ atS: second + 0.359, widthS: 1, step: second < 10 ? 0 : 1 });
    for (const [index, metric] of trends.entries())
      add(metric, 'trend', 1000, (second) => {
        const values = Array.from(
          { length: perSecond },
          (_, nth) => 200 + ((nth * 7919 + second * 104_729 + endpoint * 31 + index * 977) % 20_000),
        );
        return { ...place(second), ...summaryOf(values, 1000), payload: encodeHistogram(histogramOf(values)) };
      });
    add('requests', 'counter', 1, (second) => ({ ...place(second), count: perSecond, sum: perSecond, min: 0, max: 0 }));
    add('errorRate', 'rate', 1, (second) => ({ ...place(second), count: perSecond, sum: second % 2, min: 0, max: 0 }));
    add('users', 'gauge', 1, (second) => ({ ...place(second), count: 1, sum: second, min: second, max: second }));
  }
  return { startedAt: 1_795_439_525_250, durationS: seconds + 0.359, steps: sampleSteps, series };
}

function summaryOf(values: readonly number[], scale: number) {
  const scaled = values.map((value) => value / scale);
  return { count: values.length, sum: scaled.reduce((sum, value) => sum + value, 0), min: Math.min(...scaled), max: Math.max(...scaled) };
}
