import { activeUsers } from '../measure/active-users.ts';
import { judgedSteps } from '../measure/judged-steps.ts';
import type { LoadStep } from '../model/load.ts';
import type { Measurement } from '../model/measurement.ts';
import { vitalLimits } from '../model/metric.ts';
import type { Target } from '../model/target.ts';

/** The part of a run a target is judged in. */
export interface JudgedIn {
  /** Indices of load steps; -1 is what lies outside of all. */
  readonly steps: readonly number[];
  /** The one plateau it is, if it is one. */
  readonly hold: LoadStep | null;
}

const pageMetrics = new Set([...Object.keys(vitalLimits), 'pageLoad', 'bundle', 'chunk', 'transferred']);

/** Whether a metric is measured once a page view: there are few of those, so that all load steps count and fewer samples do. */
export function isPageMetric(metric: string): boolean {
  return pageMetrics.has(metric);
}

/**
 * Where a target is judged: page metrics in all load steps; a target for a number of users in the
 * smallest plateau that planned or reached as many, holds before others; every other one in the run's
 * own hold (`measure/judged-steps`). Null when no plateau had those users. The second opinion is never
 * judged.
 */
export function judgedIn(measurement: Measurement, { metric, at }: Target): JudgedIn | null {
  const { steps } = measurement;
  if (isPageMetric(metric)) return { steps: steps.length > 0 ? steps.map(({ index }) => index) : [-1], hold: null };
  if (at) {
    const hold = plateauWith(measurement, at.users);
    return hold && { steps: [hold.index], hold };
  }
  const judged = judgedSteps(steps);
  const [only, ...others] = steps.filter(({ index }) => judged.includes(index));
  return { steps: judged, hold: only?.kind === 'plateau' && others.length === 0 ? only : null };
}

function plateauWith(measurement: Measurement, users: number): LoadStep | null {
  const reached = (step: LoadStep): number => Math.max(step.users ?? 0, activeUsers(measurement, step)?.sustained ?? 0);
  const plateaus = measurement.steps.filter(({ role }) => role === 'hold' || role === 'step').filter((step) => reached(step) >= users);
  const order = (step: LoadStep): number => (step.role === 'hold' ? 0 : 1);
  return plateaus.sort((a, b) => (a.users ?? 0) - (b.users ?? 0) || order(a) - order(b) || b.fromS - a.fromS)[0] ?? null;
}
