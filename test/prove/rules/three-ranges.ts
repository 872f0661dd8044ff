import type { Rule } from '../recorded/recorded.ts';
import { p95Ms } from './pooled.ts';

/** Three times the range of the middle half: head's p95 (the median of its sessions) beyond the median of base's sessions by more. */
export const threeRanges: Rule = ({ base, head }) => {
  const before = base.map((session) => p95Ms([session])).sort((a, b) => a - b);
  const after = head.map((session) => p95Ms([session])).sort((a, b) => a - b);
  const range = quantileOfSorted(before, 0.75) - quantileOfSorted(before, 0.25);
  return quantileOfSorted(after, 0.5) > quantileOfSorted(before, 0.5) + 3 * range;
};

/** Hyndman and Fan's type 7. */
export function quantileOfSorted(sorted: readonly number[], q: number): number {
  const position = q * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  return low + ((sorted[below + 1] ?? low) - low) * (position - below);
}
