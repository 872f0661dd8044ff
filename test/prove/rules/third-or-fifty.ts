import type { Rule } from '../recorded/recorded.ts';
import { p95Ms } from './pooled.ts';

/** Passes while head's p95 < max(1.3 base, base + 50 ms). */
export const thirdOrFifty: Rule = ({ base, head }) => {
  const before = p95Ms(base);
  return !(p95Ms(head) < Math.max(1.3 * before, before + 50));
};
