import type { MoneyAssumption, NpvRange } from '../model/roi.ts';
import { createRandom } from '../stats/random.ts';
import { triangularQuantile } from '../stats/triangular.ts';
import { npvOf } from './npv.ts';
import { npvWith, totalsOf } from './totals.ts';

/** The standard error of a share is then at most .0036. */
const draws = 20_000;
const seed = 1;

type Stated = MoneyAssumption & { readonly low: number; readonly high: number };
const isStated = (assumption: MoneyAssumption): assumption is Stated => assumption.low !== null && assumption.high !== null;

/**
 * What the stated ranges do to the NPV together: all at their worst and all at their best, and the spread of seeded draws in which each
 * range is a triangular distribution about its assumed value, independent of the others. Null where no range was stated.
 */
export function npvRangeOf(assumptions: readonly MoneyAssumption[]): NpvRange | null {
  if (!assumptions.some(isStated)) return null;
  // More of a benefit is better, more of anything else worse.
  const end = (assumption: MoneyAssumption, best: boolean): number =>
    (isStated(assumption) ? ((assumption.code === 'benefit') === best ? assumption.high : assumption.low) : null) ?? assumption.value;
  const random = createRandom(seed);
  const npvs: number[] = [];
  let never = 0;
  for (let draw = 0; draw < draws; draw++) {
    const totals = totalsOf(
      assumptions.map((assumption) => ({
        code: assumption.code,
        value: isStated(assumption) ? triangularQuantile(random(), assumption.low, assumption.value, assumption.high) : assumption.value,
      })),
    );
    npvs.push(npvOf(totals));
    if (totals.netPerMonth <= 0) never++;
  }
  npvs.sort((a, b) => a - b);
  const quantile = (share: number): number => npvs[Math.ceil(share * draws) - 1] ?? 0;
  return {
    low: npvWith(assumptions, (assumption) => end(assumption, false)),
    high: npvWith(assumptions, (assumption) => end(assumption, true)),
    p10: quantile(0.1),
    p50: quantile(0.5),
    p90: quantile(0.9),
    chanceNeverPays: never / draws,
    chanceNpvNegative: npvs.filter((npv) => npv < 0).length / draws,
    draws,
    seed,
  };
}
