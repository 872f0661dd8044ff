import type { Estimate } from '../model/estimate.ts';
import type { Operator } from '../model/target.ts';

/** Whether a value keeps a promise. */
export function meets(value: number, operator: Operator, expected: number): boolean {
  switch (operator) {
    case '<':
      return value < expected;
    case '<=':
      return value <= expected;
    case '>':
      return value > expected;
    case '>=':
      return value >= expected;
    case '==':
      return value === expected;
    case '!=':
      return value !== expected;
  }
}

/** Whether the limit lies within the interval, an end that the data cannot give being open. False for a number without any interval. */
export function isTooClose({ value, low, high }: Estimate, operator: Operator, expected: number): boolean {
  if ((low === null && high === null) || operator === '==' || operator === '!=') return false;
  return value < expected ? high === null || high >= expected : low === null || low <= expected;
}

/** Less is better. */
export function isUpperLimit(operator: Operator): boolean {
  return operator === '<' || operator === '<=';
}

/** The operator that says the same of one minus the value. */
export const mirrored: Readonly<Record<Operator, Operator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' };
