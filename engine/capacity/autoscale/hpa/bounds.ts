import { type ScaleEvents, scaleDownLimit, scaleUpLimit } from './rates.ts';
import type { CompleteRules } from './rules.ts';

/** A number of replicas, and what kept it from being what was wanted. */
export interface Bounded {
  readonly replicas: number;
  readonly limitedBy: 'rate' | 'maximum' | 'minimum' | null;
}

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** With `behavior`: rates of its rules, then the least and the most (`convertDesiredReplicasWithBehaviorRate` of horizontal.go). */
export function withRates(
  wanted: number,
  current: number,
  { least, most }: Bounds,
  rules: { readonly up: CompleteRules; readonly down: CompleteRules },
  events: ScaleEvents,
  nowS: number,
): Bounded {
  if (wanted > current) {
    const limit = scaleUpLimit(rules.up, current, events, nowS);
    const highest = Math.min(most, limit);
    if (wanted > highest) return { replicas: highest, limitedBy: most > limit ? 'rate' : 'maximum' };
  }
  if (wanted < current) {
    const limit = scaleDownLimit(rules.down, current, events, nowS);
    const lowest = Math.max(least, limit);
    if (wanted < lowest) return { replicas: lowest, limitedBy: least < limit ? 'rate' : 'minimum' };
  }
  return { replicas: wanted, limitedBy: null };
}

/** Without `behavior`: to at most max(2 x current, 4) at once (`convertDesiredReplicasWithRules` of horizontal.go). */
export function withFactor(wanted: number, current: number, { least, most }: Bounds): Bounded {
  const limit = Math.max(2 * current, 4);
  const highest = Math.min(most, limit);
  if (wanted < least) return { replicas: least, limitedBy: 'minimum' };
  if (wanted > highest) return { replicas: highest, limitedBy: most > limit ? 'rate' : 'maximum' };
  return { replicas: wanted, limitedBy: null };
}
