import type { LoadStep } from '../model/load.ts';
import type { Measurement } from '../model/measurement.ts';

/** The part of a run that its numbers are taken from. */
export interface JudgedScope {
  /** The hold, when there is one. */
  readonly step: number | null;
  /** Load steps to pool; -1 is what lies outside of every step, which is everything in a run without steps. */
  readonly steps: readonly number[];
  /** Seconds of them that were measured. */
  readonly durationS: number;
}

/**
 * The hold at the highest load (the last of equals); without a hold every plateau but warm-ups; without those the whole load, the
 * second opinion apart.
 */
export function judgedScope(measurement: Measurement): JudgedScope {
  const { steps, durationS } = measurement;
  if (steps.length === 0) return { step: null, steps: [-1], durationS };
  const hold = steps.filter(({ role }) => role === 'hold').reduce<LoadStep | null>(higher, null);
  const plateaus = steps.filter(({ role }) => role === 'step');
  const judged = hold ? [hold] : plateaus.length > 0 ? plateaus : steps.filter(({ role }) => role !== 'second-opinion');
  return {
    step: hold?.index ?? null,
    steps: judged.map(({ index }) => index),
    durationS: judged.reduce((sum, step) => sum + measuredSeconds(step, durationS), 0),
  };
}

/** Seconds of a load step that the run lived to see. */
export function measuredSeconds({ fromS, toS }: LoadStep, durationS: number): number {
  return Math.max(0, Math.min(toS, durationS) - fromS);
}

/** Indices of every load step: page views are few, so all of them count, whatever the load. */
export function everyStep({ steps }: Measurement): readonly number[] {
  return steps.length === 0 ? [-1] : steps.map(({ index }) => index);
}

function higher(best: LoadStep | null, step: LoadStep): LoadStep {
  const load = ({ users, arrivalRate }: LoadStep) => users ?? arrivalRate ?? 0;
  return best === null || load(step) >= load(best) ? step : best;
}
