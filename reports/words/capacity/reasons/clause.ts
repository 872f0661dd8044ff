import type { Facts } from '../../facts.ts';

/** Makes the clause of a reason from its facts. Every fact may be missing. */
export type Clause = (facts: Facts) => string;
export type Clauses = Readonly<Record<string, Clause>>;
