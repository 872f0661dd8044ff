import type { DuetInput } from '../../../../engine/compare/duet/judge.ts';
import { compareDuet } from '../../../../engine/compare/duet/judge.ts';
import type { DuetBlock } from '../../../../engine/compare/duet/series.ts';
import type { BaselineSeries } from '../../../../engine/model/baseline.ts';
import { type Change, type Comparison, comparisonSchema } from '../../../../engine/model/comparison.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { normal } from '../../report/synthetic/session.ts';

export interface SideValues {
  /** p95 of all latencies, ms; null for too few samples. */
  readonly p95: number | null;
  readonly errorRate?: number;
  readonly samples?: number;
  /** p95 by endpoint. */
  readonly endpoints?: Readonly<Record<string, number>>;
}

/** What a block knows of one side. */
export function sideSeries({ p95, errorRate = 0, samples = 600, endpoints = {} }: SideValues): BaselineSeries[] {
  const times = (endpoint: string | null, value: number | null): BaselineSeries => ({
    metric: 'latency',
    endpoint,
    count: samples,
    quantiles: value === null ? {} : { p95: value },
    mean: value ?? 1,
    rate: null,
  });
  const errors: BaselineSeries = { metric: 'errorRate', endpoint: null, count: samples, quantiles: {}, mean: null, rate: errorRate };
  return [times(null, p95), ...Object.entries(endpoints).map(([name, value]) => times(name, value)), errors];
}

export const block = (base: SideValues, head: SideValues, at = 0, changes: Partial<DuetBlock> = {}): DuetBlock => ({
  run: `block-${at}`,
  base: sideSeries(base),
  head: sideSeries(head),
  round: Math.floor(at / 8),
  first: at % 2 === 0 ? 'base' : 'head',
  phase: 'detection',
  ...changes,
});

export interface Series {
  readonly blocks: number;
  /** Shift of head, as a fraction. */
  readonly shift?: number;
  /** Deviation of the differences on the log scale. */
  readonly deviation?: number;
  readonly seed?: number;
  readonly phase?: DuetBlock['phase'];
  readonly errors?: readonly [base: number, head: number];
}

/** Blocks whose differences of p95 have exactly this mean and deviation, whatever the seed. */
export function blocksOf({ blocks, shift = 0, deviation = 0.02, seed = 1, phase = 'detection', errors = [0, 0] }: Series): DuetBlock[] {
  const random = createRandom(seed);
  const drawn = Array.from({ length: blocks }, () => normal(random));
  const mean = drawn.reduce((sum, value) => sum + value, 0) / blocks;
  const own = Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (blocks - 1));
  return drawn.map((value, at) => {
    const moment = 200 * Math.exp(0.05 * normal(random));
    const difference = Math.log1p(shift) + (deviation * (value - mean)) / own;
    return block(
      { p95: moment, errorRate: errors[0] },
      { p95: moment * Math.exp(difference), errorRate: errors[1] },
      phase === 'detection' ? at : 100 + at,
      { phase },
    );
  });
}

export const confirming = (series: Omit<Series, 'phase'>): DuetBlock[] => blocksOf({ seed: 2, ...series, phase: 'confirmation' });

export function inputOf(blocks: readonly DuetBlock[], changes: Partial<DuetInput> = {}): DuetInput {
  return {
    mode: 'duet',
    blocks,
    rule: { family: ['p95', 'errorRate'], delta: 0.03, rateDelta: 0.001 },
    plan: { detection: blocks.length, looks: 1 },
    looks: 1,
    counters: null,
    differences: [],
    machineBusy: null,
    coLocated: true,
    ...changes,
  };
}

export const compare = (blocks: readonly DuetBlock[], changes: Partial<DuetInput> = {}): Comparison =>
  comparisonSchema.parse(JSON.parse(JSON.stringify(compareDuet(inputOf(blocks, changes)))));

export function changeOf({ changes }: Comparison, metric = 'latency', endpoint: string | null = null): Change {
  const found = changes.find((change) => change.metric === metric && change.endpoint === endpoint && change.statistic !== 'count');
  if (!found) throw new Error(`no change of ${metric}`);
  return found;
}

export const codes = ({ reasons }: { reasons: readonly { code: string }[] }): string[] => reasons.map(({ code }) => code);
