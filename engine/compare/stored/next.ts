import { compareStored, type StoredInput } from './judge.ts';

export interface StoredStep {
  readonly do: 'detect' | 'confirm' | 'stop';
}

/** How many sessions are to be made before the rule is applied, once. */
export interface StoredPlan {
  readonly candidates: number;
}

/**
 * What to do after the sessions so far: make those that were planned; then one more when something must be shown again, a change beyond
 * chance or a disaster; else stop.
 */
export function nextInStored(input: StoredInput, { candidates }: StoredPlan = { candidates: 1 }): StoredStep {
  if (input.candidates.length < candidates) return { do: 'detect' };
  if (input.confirmation !== null) return { do: 'stop' };
  const changes = compareStored(input)?.changes ?? [];
  const toShowAgain = changes.some(
    ({ primary, verdict, reasons }) =>
      primary && verdict === 'inconclusive' && reasons.some(({ code }) => code === 'unconfirmed' || code === 'beyond-disaster-limit'),
  );
  return { do: toShowAgain ? 'confirm' : 'stop' };
}
