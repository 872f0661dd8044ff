import type { Rule } from '../recorded/recorded.ts';
import { p95Ms } from './pooled.ts';

/** Two numbers and a fixed limit: head's p95 more than a tenth above base's. */
export const fixedTenPercent: Rule = ({ base, head }) => p95Ms(head) > 1.1 * p95Ms(base);
