import { baselineOf } from '../../../../engine/compare/baseline.ts';
import type { RunSide } from '../../../../engine/compare/runs.ts';
import { compareStored, type StoredInput } from '../../../../engine/compare/stored/judge.ts';
import type { Baseline } from '../../../../engine/model/baseline.ts';
import { type Comparison, comparisonSchema } from '../../../../engine/model/comparison.ts';
import type { Measurement } from '../../../../engine/model/measurement.ts';
import { type RunChanges, runOf } from '../../report/synthetic/run-document.ts';
import { type SessionOptions, session } from '../../report/synthetic/session.ts';

const approved = { by: 'Ada', at: '2026-03-12T10:00:00.000Z', why: 'good' };
const medians = (factor: number) => ({ 'GET /api/orders': 40 * factor, 'GET /api/plans': 10 * factor });

/** Made once, and never changed. */
const measured = new Map<string, Measurement>();

/** A session whose latencies are those of every other one, times a factor. */
export function side(id: string, factor = 1, changes: RunChanges = {}, options: SessionOptions = {}): RunSide {
  const key = JSON.stringify([factor, options]);
  const measurement = measured.get(key) ?? session({ medians: medians(factor), ...options });
  measured.set(key, measurement);
  return { run: runOf(measurement, { id, ...changes }), measurement };
}

const plain = side('plain');

/** Deviates of mean nought and deviation one. */
function spreadOver(count: number): number[] {
  const raw = Array.from({ length: count }, (_, at) => (at % 2 === 0 ? at / 2 : count - (at + 1) / 2) - (count - 1) / 2);
  const own = Math.sqrt(raw.reduce((sum, value) => sum + value ** 2, 0) / Math.max(1, count - 1));
  return raw.map((value) => (own > 0 ? value / own : 0));
}

/** A baseline all of whose times are so many times as long. */
export function scaled(baseline: Baseline, factor: number): Baseline {
  return {
    ...baseline,
    series: baseline.series.map((series) => ({
      ...series,
      quantiles: Object.fromEntries(Object.entries(series.quantiles).map(([name, own]) => [name, own * factor])),
    })),
  };
}

export const latencyIn = ({ series }: Baseline): number | undefined =>
  series.find(({ metric, endpoint }) => metric === 'latency' && endpoint === null)?.quantiles.p95;

/** Baselines whose latencies scatter by exactly so much on the log scale around those of a plain session. */
export function baselines(count: number, deviation = 0.053, changes: (at: number) => RunChanges = () => ({})): Baseline[] {
  return spreadOver(count).map((value, at) => {
    const startedAt = `2026-01-${String(at + 1).padStart(2, '0')}T08:00:00.000Z`;
    const run = runOf(plain.measurement, { id: `base-${at}`, startedAt, ...changes(at) });
    const baseline = baselineOf({ run, measurement: plain.measurement, approved });
    return scaled(baseline, Math.exp(deviation * value));
  });
}

export const rule = { family: ['p95', 'errorRate'], delta: 0.03, rateDelta: 0.001 };

export function compare(input: Partial<StoredInput> & Pick<StoredInput, 'baselines'>): Comparison {
  const found = compareStored({ candidates: [side('head')], confirmation: null, rule, ...input });
  if (!found) throw new Error('nothing was compared');
  return comparisonSchema.parse(JSON.parse(JSON.stringify(found)));
}

export const latencyOf = ({ changes }: Comparison) => {
  const [first] = changes.filter(({ metric, statistic, endpoint }) => metric === 'latency' && statistic === 'p95' && endpoint === null);
  if (!first) throw new Error('no latency');
  return first;
};
export const codes = ({ reasons }: { reasons: readonly { code: string }[] }): string[] => reasons.map(({ code }) => code);
