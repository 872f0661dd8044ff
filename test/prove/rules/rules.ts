import type { Rule } from '../recorded/recorded.ts';
import { bootstrapOnRequests } from './bootstrap.ts';
import { fixedTenPercent } from './fixed-ten-percent.ts';
import { mannWhitneyOnRequests } from './mann-whitney.ts';
import { thirdOrFifty } from './third-or-fifty.ts';
import { threeRanges } from './three-ranges.ts';
import { welchOnRequests } from './welch.ts';

/** The rules that are raced against ours, by the name that outcomes carry. */
export const otherRules = {
  'fixed-10': { label: 'fixed +10 %', rule: fixedTenPercent },
  'max-1.3-50ms': { label: 'p95 < max(1.3 base, base + 50 ms)', rule: thirdOrFifty },
  welch: { label: 'Welch on requests', rule: welchOnRequests },
  'mann-whitney': { label: 'Mann-Whitney on requests', rule: mannWhitneyOnRequests },
  bootstrap: { label: 'criterion-style bootstrap of requests', rule: bootstrapOnRequests },
  'three-iqr': { label: 'three times IQR', rule: threeRanges },
} as const satisfies Record<string, { label: string; rule: Rule }>;

export type OtherRule = keyof typeof otherRules;
export const otherRuleNames = Object.keys(otherRules).filter((name): name is OtherRule => name in otherRules);
