import type { Job, RunEstimate } from '../../engine/model/api/job.ts';
import type { ScenarioCard } from '../../engine/model/api/project.ts';
import type { Chip } from './chips.ts';
import { counted } from './digits.ts';
import { duration } from './quantity.ts';

/** What a kind of job is called, and what it does, in the words of the verb of that name. */
export const jobKinds: Readonly<Record<Job['order']['kind'], { readonly name: string; readonly does: string }>> = {
  run: { name: 'Run', does: 'Loads the target once, judges it, and compares it with its baseline.' },
  schedule: { name: 'Schedule', does: 'Runs a scenario several times, each on a fresh target, and compares it with the campaign before.' },
  gate: { name: 'Gate', does: 'Tells whether a change made it slower: both sides in turn, until it can be said or the budget is spent.' },
  capacity: { name: 'Capacity search', does: 'Climbs until the targets fail, and says how many users are held, and how sure that is.' },
};

const states: Readonly<Record<Job['state'], Chip>> = {
  running: { label: 'Job', word: 'going on', tone: 'neutral' },
  stopping: { label: 'Job', word: 'stopping', tone: 'unsure' },
  done: { label: 'Job', word: 'done', tone: 'good' },
  failed: { label: 'Job', word: 'failed', tone: 'bad' },
};

/** How a job stands. Done is no verdict: what it made has its own chips. */
export function jobChip({ state }: Pick<Job, 'state'>): Chip {
  return states[state];
}

/** How long still; empty where nobody can say. */
export function timeLeft({ leftS }: Pick<Job, 'leftS'>): string {
  return leftS === null ? '' : `about ${duration(roughly(leftS))} left`;
}

// What is guessed is not told to the second.
const roughly = (seconds: number): number => (seconds < 90 ? Math.ceil(seconds / 5) * 5 : Math.ceil(seconds / 30) * 30);

/** What the stop button does when it is pressed now. */
export function stopWords({ state, order }: Pick<Job, 'state' | 'order'>): { readonly button: string; readonly meaning: string } {
  if (state === 'stopping')
    return { button: 'Stop at once', meaning: 'It is ending in good order. Stopping at once loses what was not sealed yet.' };
  const kept =
    order.kind === 'run'
      ? 'What was measured is sealed as a partial run.'
      : 'The run under way is sealed as a partial one; those before it count.';
  return { button: 'Stop', meaning: `Ends in good order. ${kept}` };
}

/** How long a run would take and what it would be: one sentence. */
export function estimateSentence({ loadS, totalS, peakUsers, targets }: RunEstimate, unit: ScenarioCard['unit']): string {
  const size = peakUsers > 0 ? ` of up to ${counted(peakUsers, unit)}` : '';
  const judged = targets.length === 0 ? 'no target to judge it by' : `judged by ${counted(targets.length, 'target')}`;
  return `About ${duration(roughly(totalS))} in all: ${duration(loadS)} of load${size}, ${judged}.`;
}
