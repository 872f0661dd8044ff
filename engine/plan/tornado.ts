import type { MoneyAssumption, TornadoBar } from '../model/roi.ts';
import { npvWith } from './totals.ts';

/** How far an assumption is moved of which nobody said how far it may be off. */
export const usualSpread = 0.2;
const mostBars = 5;

/** The assumptions that move the NPV most, each moved alone to its low and its high; the strongest five, most swing first. What moves nothing is left out. */
export function tornadoOf(assumptions: readonly MoneyAssumption[]): TornadoBar[] {
  return assumptions
    .map((assumption, at): TornadoBar => {
      const { low, high } = endsOf(assumption);
      const npvAt = (value: number): number => npvWith(assumptions, (other, index) => (index === at ? value : other.value));
      const [npvAtLow, npvAtHigh] = [npvAt(low), npvAt(high)];
      const range = assumption.low === null && assumption.high === null ? 'default' : 'stated';
      return { ...assumption, low, high, range, npvAtLow, npvAtHigh, swing: Math.abs(npvAtHigh - npvAtLow) };
    })
    .filter(({ swing }) => swing > 0)
    .sort((a, b) => b.swing - a.swing)
    .slice(0, mostBars);
}

/** The stated ends, else 20 % each way; months stay whole, and at least one. */
function endsOf({ code, value, low, high }: MoneyAssumption): { low: number; high: number } {
  const moved = (by: number): number => (code === 'months' ? Math.max(1, Math.round(value * by)) : value * by);
  return { low: low ?? moved(1 - usualSpread), high: high ?? moved(1 + usualSpread) };
}
