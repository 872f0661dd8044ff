import type { DriverResult } from './driver.ts';

/** How a recorded run ended, by the reason in the last line of its window file; null when that line is missing, as after a crash of the generator. */
export function recordedOutcome(reason: string | null): Pick<DriverResult, 'outcome' | 'reason'> {
  if (reason === null) return { outcome: 'truncated', reason: 'the recording has no end' };
  if (reason === 'completed') return { outcome: 'completed', reason: null };
  const [, kind, why = reason] = /^(stopped|interrupted|threshold|failed): ([\s\S]*)$/.exec(reason) ?? [];
  if (kind === 'failed') return { outcome: 'failed', reason: why };
  return { outcome: kind === undefined ? 'truncated' : 'aborted', reason: why };
}

/** The reason to record for an outcome: what `recordedOutcome` reads back. */
export function reasonToRecord({ outcome, reason }: Pick<DriverResult, 'outcome' | 'reason'>): string {
  const why = reason ?? outcome;
  if (outcome === 'completed') return 'completed';
  if (outcome === 'aborted') return `stopped: ${why}`;
  return outcome === 'failed' ? `failed: ${why}` : why;
}
