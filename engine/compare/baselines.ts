import type { Baseline } from '../model/baseline.ts';
import type { Comparison } from '../model/comparison.ts';
import { defaultRateDelta, type GateRule } from './judge/rule.ts';
import type { RunSide } from './runs.ts';
import { compareStored } from './stored/judge.ts';

export interface BaselinesInput extends RunSide, Pick<GateRule, 'family' | 'delta'> {
  /** Approved sessions of the same scenario and environment, in any order; retired ones are not among them. */
  readonly baselines: readonly Baseline[];
  /** Of a rate, in fractions; 0.1 percentage points unless given. */
  readonly rateDelta?: number;
}

/** One new session against the stored ones; null when there are none. What it finds beyond chance nothing has confirmed. */
export function compareWithBaselines(input: BaselinesInput): Comparison | null {
  const { run, measurement, baselines, family, delta, rateDelta = defaultRateDelta } = input;
  return compareStored({ baselines, candidates: [{ run, measurement }], confirmation: null, rule: { family, delta, rateDelta } });
}
