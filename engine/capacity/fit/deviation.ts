import type { Estimate } from '../../model/estimate.ts';
import { normalQuantile } from '../../stats/normal-quantile.ts';

/** Standard error behind an interval, as if it were normal; null for an estimate without one. */
export function standardErrorOf({ low, high, confidence }: Estimate): number | null {
  if (low === null || high === null || !(confidence > 0 && confidence < 1)) return null;
  return (high - low) / (2 * normalQuantile((1 + confidence) / 2));
}
