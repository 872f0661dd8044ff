import type { LoadPoint } from '../model/load-point.ts';

/** Whether a plateau may say anything: nothing speaks against it, and the generator kept time. */
export function counts({ excluded, health }: LoadPoint): boolean {
  return excluded.length === 0 && health?.validity !== 'invalid';
}
