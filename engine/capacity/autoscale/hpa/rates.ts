import type { CompleteRules } from './rules.ts';

/** A change of the number of replicas: how many, never negative, and when. */
export interface ScaleEvent {
  readonly atS: number;
  readonly change: number;
}

export interface ScaleEvents {
  readonly ups: readonly ScaleEvent[];
  readonly downs: readonly ScaleEvent[];
}

/** Replicas added or deleted within the last `periodS` seconds. */
export function changeWithin(events: readonly ScaleEvent[], periodS: number, nowS: number): number {
  return events.reduce((sum, { atS, change }) => (atS > nowS - periodS ? sum + change : sum), 0);
}

/** The number of replicas that each policy of a direction allows, counted from what there was when its period began. */
function allowed({ policies }: CompleteRules, direction: 1 | -1, current: number, events: ScaleEvents, nowS: number): number[] {
  return policies.map(({ type, value, periodSeconds }) => {
    const base = current - changeWithin(events.ups, periodSeconds, nowS) + changeWithin(events.downs, periodSeconds, nowS);
    if (type === 'Pods') return base + direction * value;
    // Up is rounded up, since it might never grow otherwise; down is cut off.
    return direction === 1 ? Math.ceil(base * (1 + value / 100)) : Math.trunc(base * (1 - value / 100));
  });
}

/** Most replicas that the rules for scaling up allow now. */
export function scaleUpLimit(rules: CompleteRules, current: number, events: ScaleEvents, nowS: number): number {
  if (rules.selectPolicy === 'Disabled') return current;
  const limits = allowed(rules, 1, current, events, nowS);
  return Math.max(current, rules.selectPolicy === 'Min' ? Math.min(...limits) : Math.max(...limits));
}

/** Fewest replicas that the rules for scaling down allow now. */
export function scaleDownLimit(rules: CompleteRules, current: number, events: ScaleEvents, nowS: number): number {
  if (rules.selectPolicy === 'Disabled') return current;
  const limits = allowed(rules, -1, current, events, nowS);
  return Math.min(current, rules.selectPolicy === 'Min' ? Math.max(...limits) : Math.min(...limits));
}

/** The events with one more; it takes the place of the last one that is older than every period of its rules, as in `storeScaleEvent` of horizontal.go. */
export function remember(events: readonly ScaleEvent[], event: ScaleEvent, { policies }: CompleteRules): ScaleEvent[] {
  const longestS = Math.max(...policies.map(({ periodSeconds }) => periodSeconds));
  const old = events.findLastIndex(({ atS }) => atS < event.atS - longestS);
  return old < 0 ? [...events, event] : events.with(old, event);
}
