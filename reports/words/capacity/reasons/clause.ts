import { trimmed } from '../../digits.ts';
import type { Facts } from '../../facts.ts';

/** Makes the clause of a reason from its facts. Every fact may be missing. */
export type Clause = (facts: Facts) => string;
export type Clauses = Readonly<Record<string, Clause>>;

/** A share in percent as people say it, without closing zeros: `6.5 %`, `31 %`. */
export function percent(fraction: number): string {
  return `${trimmed(fraction * 100)} %`;
}
