/** Months until a monthly gain has paid what was spent at first; null where it never does. Simple payback, no discounting. */
export function paybackMonths(setup: number, monthlyGain: number): number | null {
  if (setup <= 0) return 0;
  return monthlyGain > 0 ? setup / monthlyGain : null;
}
