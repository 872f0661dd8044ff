import type { Estimate } from '../../../engine/model/estimate.ts';
import type { ChecklistItem } from '../../../engine/model/plan.ts';
import type { ChecklistLine } from '../../../engine/model/plan-settings.ts';
import type { Chip } from '../chips.ts';
import { count, counted } from '../digits.ts';
import { quantity } from '../quantity.ts';
import { targetName } from '../targets.ts';
import { measuredNumber } from './roadmap.ts';

/** What each line of the checklist asks. */
export const lineNames: Readonly<Record<ChecklistLine, string>> = {
  'api-latency': 'API latency',
  'database-time': 'Database time',
  'page-load': 'Page load',
  'main-bundle': 'Main bundle',
  'route-chunk': 'Route chunk',
  'targets-met': 'Targets met',
  availability: 'Availability',
  autoscaling: 'Autoscaling works',
  monitoring: 'Monitoring covers the target',
  recovery: 'Recovery',
  cost: 'Cost within budget',
  'users-proven': 'Users proven',
  credentials: 'No exposed credentials',
  reliability: 'Reliability',
};

export const groupNames: Readonly<Record<ChecklistItem['group'], string>> = {
  technical: 'Technical',
  operational: 'Operational',
  business: 'Business',
};

/** What had to hold, and what was measured; null where a line has no number. */
export function lineNumbers(item: ChecklistItem, currency: string): { readonly wanted: string | null; readonly measured: string | null } {
  const { target, actual } = item;
  if (target === null) return { wanted: null, measured: null };
  const measured =
    actual !== null && /^availability\b/i.test(target.text) ? availability(actual) : measuredNumber({ target, actual }, currency);
  return { wanted: targetName(target), measured };
}

/** Availability is judged by its complement, the error rate, and told as itself: `99.96 % [99.94, 99.97]`, which never rounds to all. */
function availability({ value, low, high }: Estimate): string {
  const told = (errorRate: number): string => quantity(1 - errorRate, 'fraction');
  return low === null || high === null ? told(value) : `${told(value)} [${told(high).replace(' %', '')}, ${told(low).replace(' %', '')}]`;
}

/** `Go-live: 6 of 14 lines met, 1 missed, 7 without evidence.` */
export function checklistSentence(items: readonly ChecklistItem[]): string {
  const total = (status: ChecklistItem['status']): number => items.filter((item) => item.status === status).length;
  const parts = [
    `${count(total('met'))} of ${counted(items.length, 'line')} met`,
    total('missed') > 0 && `${count(total('missed'))} missed`,
    total('no-evidence') > 0 && `${count(total('no-evidence'))} without evidence`,
  ];
  return `Go-live: ${parts.filter(Boolean).join(', ')}.`;
}

/** Ready only where every line is met. */
export function checklistChip(items: readonly ChecklistItem[]): Chip {
  const missed = items.filter(({ status }) => status === 'missed').length;
  const met = items.filter(({ status }) => status === 'met').length;
  const word = `${count(met)} of ${count(items.length)} proven`;
  return { label: 'Go-live', word, tone: missed > 0 ? 'bad' : met === items.length ? 'good' : 'unsure' };
}
