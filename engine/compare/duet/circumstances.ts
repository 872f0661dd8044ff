import type { ChangeReason } from '../../model/comparison.ts';
import { confirmationAlpha } from '../judge/rule.ts';
import type { Circumstances } from '../judge/verdict.ts';
import type { DuetInput } from './judge.ts';

/** Neighbours at saturation slow each other, and a difference between them is lost. */
const mostBusy = 0.6;
const mostOfSharedTier = 0.5;

/** What a busy machine, or a busy tier behind both sides, forbids to say. */
export function circumstancesOf({
  mode,
  machineBusy,
  coLocated,
  sharedTier = false,
}: Pick<DuetInput, 'mode' | 'machineBusy' | 'coLocated' | 'sharedTier'>): Circumstances {
  const busy = mode === 'duet' && coLocated && machineBusy !== null && machineBusy > mostBusy;
  const neverUnchanged: ChangeReason[] = [
    ...(busy ? [{ code: 'machine-busy' as const, facts: { share: machineBusy, limit: mostBusy } }] : []),
    ...(sharedTier ? [{ code: 'machine-busy' as const, facts: { why: 'shared-tier', limit: mostOfSharedTier } }] : []),
  ];
  // No fresh block is made for advice; those made for the family must not gainsay it.
  return { neverUnchanged, untrusted: [], adviceAtOnce: true, confirmationAlpha: confirmationAlpha.blocks, unconfirmed: {} };
}
