import type { FactReason, Projection } from '../../../engine/model/projection.ts';
import { significant } from '../digits.ts';
import type { Facts } from '../facts.ts';
import type { Clause } from './reasons/clause.ts';
import { modelReasons } from './reasons/model.ts';
import { planningReasons } from './reasons/planning.ts';
import { pointReasons } from './reasons/points.ts';
import { searchReasons } from './reasons/search.ts';

const clauses: ReadonlyMap<string, Clause> = new Map(
  [searchReasons, pointReasons, modelReasons, planningReasons].flatMap((topic) => Object.entries(topic)),
);

/** Codes that have a sentence of their own. */
export const knownCodes: ReadonlySet<string> = new Set(clauses.keys());

const spaced = (name: string): string =>
  name
    .replace(/[-_]/g, ' ')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();

/** A code that nobody wrote words for: still words, with every fact. */
function readable(code: string, facts: Facts): string {
  const told = Object.entries(facts).map(([name, value]) => `${spaced(name)} ${typeof value === 'number' ? significant(value) : value}`);
  return `${spaced(code)}${told.length === 0 ? '' : ` (${told.join(', ')})`}`;
}

/** Why something is so: one clause. */
export function capacityReason({ code, facts }: FactReason): string {
  return clauses.get(code)?.(facts) ?? readable(code, facts);
}

/** The same of several, each once. */
export function capacityReasons(reasons: readonly FactReason[]): string[] {
  return [...new Set(reasons.map(capacityReason))];
}

/** `refused: it lies 2.4 times as high as the highest load measured, ...`. */
export function refusal({ reasons }: Pick<Projection, 'reasons'>): string {
  const [worst] = capacityReasons(reasons);
  return worst === undefined ? 'refused' : `refused: ${worst}`;
}
