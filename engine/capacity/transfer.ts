import type { Planning, PlanningPolicy } from '../model/planning.ts';
import type { FactReason } from '../model/projection.ts';

export interface TransferInput {
  readonly production: PlanningPolicy['production'];
  /** Environment that was measured. */
  readonly environment: string | null;
  /** What the measured target said of itself. */
  readonly measured: Readonly<Record<string, unknown>> | null;
}

/**
 * Whether what was measured speaks of production. Yes where it is production, or every fact of production's shape is the same here; by a factor where somebody
 * stated one and why; else not at all, and the facts that differ are named. A key with dots looks into nested facts: `database.rows`.
 */
export function transferOf({ production, environment, measured }: TransferInput): Planning['transfer'] {
  if (production === undefined) return { state: 'not-asked', factor: null, reasons: [] };
  const { shape, scale, because } = production;
  if (production.environment !== undefined && production.environment === environment) return { state: 'same', factor: 1, reasons: [] };
  const differing = Object.entries(shape).filter(([key, wanted]) => textOf(factAt(measured, key)) !== textOf(wanted));
  if (Object.keys(shape).length > 0 && differing.length === 0)
    return { state: 'same', factor: 1, reasons: [{ code: 'shape-same', facts: { keys: Object.keys(shape).join(', ') } }] };
  const reasons = differing.length === 0 ? [{ code: 'shape-unknown', facts: {} }] : differenceOf(differing, measured);
  if (scale === undefined) return { state: 'refused', factor: null, reasons };
  if (because === undefined || because.trim() === '')
    return { state: 'refused', factor: null, reasons: [{ code: 'scale-without-reason', facts: { factor: scale } }, ...reasons] };
  return { state: 'scaled', factor: scale, reasons: [{ code: 'scale-stated', facts: { factor: scale, because } }, ...reasons] };
}

function differenceOf(differing: readonly (readonly [string, unknown])[], measured: TransferInput['measured']): FactReason[] {
  if (measured === null) return [{ code: 'shape-unknown', facts: { keys: differing.map(([key]) => key).join(', ') } }];
  const told = differing.map(([key, wanted]) => `${key}: ${textOf(factAt(measured, key))} here, ${textOf(wanted)} there`);
  return [{ code: 'shape-differs', facts: { keys: told.join('; ') } }];
}

function factAt(facts: unknown, key: string): unknown {
  if (!isRecord(facts)) return undefined;
  if (key in facts) return facts[key];
  const [first = '', ...rest] = key.split('.');
  return rest.length === 0 ? undefined : factAt(facts[first], rest.join('.'));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOf(fact: unknown): string {
  if (fact === undefined || fact === null) return 'not known';
  return typeof fact === 'object' ? JSON.stringify(fact) : String(fact);
}
