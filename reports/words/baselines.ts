import { counted } from './digits.ts';
import { moment } from './moment.ts';

interface Window {
  readonly scenario: string;
  readonly environment: string;
  /** Sessions a new run is measured against. */
  readonly active: number;
  readonly since: { readonly after: { readonly measuredAt: string } } | null;
}

/** What a new run of a scenario is measured against, and what that is good for. `needed` sessions make the full rule. */
export function windowSentence({ scenario, environment, active, since }: Window, needed: number): string {
  const place = `${scenario} in ${environment}`;
  if (active === 0) return `Nothing counts as a baseline of ${place} any more.`;
  const begin = `A run of ${place} is measured against ${counted(active, 'session')}`;
  const from = since === null ? '' : `, those since the level changed on ${moment(since.after.measuredAt)}`;
  if (active >= needed) return `${begin}${from}.`;
  return `${begin}${from}: learning, ${counted(needed - active, 'more session')} ${needed - active === 1 ? 'allows' : 'allow'} the full rule.`;
}

/** Where a baseline stands, as a chip or a cell says it. */
export const placeWords = {
  window: 'counts',
  pinned: 'pinned, beside the window',
  'before-change': 'before the level changed',
  older: 'older than the window',
  'other-keys': 'not comparable with the newest',
  retired: 'retired',
} as const;
