import type { LoadStep } from '../model/load.ts';

/**
 * The load steps a run is judged by: the hold at the highest load (the last of equals); without a hold
 * every plateau that is no warm-up; without those the whole load, the second opinion apart. A run
 * without steps has only what lies outside of them, -1.
 */
export function judgedSteps(steps: readonly LoadStep[]): readonly number[] {
  if (steps.length === 0) return [-1];
  const hold = steps.filter(({ role }) => role === 'hold').reduce<LoadStep | null>(higher, null);
  if (hold) return [hold.index];
  const plateaus = steps.filter(({ role }) => role === 'step');
  return (plateaus.length > 0 ? plateaus : steps.filter(({ role }) => role !== 'second-opinion')).map(({ index }) => index);
}

const loadOf = ({ users, arrivalRate }: LoadStep): number => users ?? arrivalRate ?? 0;

function higher(best: LoadStep | null, step: LoadStep): LoadStep {
  return best === null || loadOf(step) >= loadOf(best) ? step : best;
}
