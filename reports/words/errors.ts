import type { ErrorGroup } from '../../engine/model/error-group.ts';
import { count, counted } from './digits.ts';

/** `9 × GET /api/orders/search: status 503`. */
export function errorSentence({ count: times, name, message, check }: ErrorGroup): string {
  const what = check === undefined ? name : `check “${check}”`;
  return `${count(times)} × ${what}: ${message === '' ? 'failed' : message}`;
}

/** `13 failures in 3 groups`. */
export function errorTotal(groups: readonly ErrorGroup[]): string {
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  return `${counted(total, 'failure')} in ${counted(groups.length, 'group')}`;
}
