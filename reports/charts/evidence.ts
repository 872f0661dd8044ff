import type { Change, Comparison, Evidence, EvidenceUnit } from '../../engine/model/comparison.ts';
import { metricById } from '../../engine/model/metric.ts';
import { movement } from '../words/change.ts';
import { count } from '../words/digits.ts';
import { quantity } from '../words/quantity.ts';
import type { DataTable } from './figure.ts';

/** A change whose units are known. */
export interface EvidentChange extends Change {
  readonly evidence: Evidence;
}

export function isEvident(change: Change): change is EvidentChange {
  return change.evidence !== null && change.evidence.units.length > 0;
}

/** How far head is from base in one block, on the change's own scale; null where one of them is missing or a ratio has no meaning. */
export function differenceOf({ base, head }: EvidenceUnit, scale: Change['scale']): number | null {
  if (base === null || head === null) return null;
  if (scale === 'difference') return head - base;
  return base > 0 && head > 0 ? head / base - 1 : null;
}

/** The middle one, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Values of one side, in their order. */
export function valuesOf({ evidence }: EvidentChange, side: 'base' | 'head'): number[] {
  return evidence.units.flatMap((unit) => unit[side] ?? []);
}

/** `+4.8 %`, `+0.12 points`: one difference without an interval. */
export function signedDifference(change: Change, value: number): string {
  return movement({ ...change, change: { ...change.change, value, low: null, high: null } });
}

/** Every unit as it was recorded, so that a reader can count again. */
export function unitTable(change: EvidentChange): DataTable {
  const { unit } = metricById(change.metric);
  const paired = change.evidence.units.some((each) => each.base !== null && each.head !== null);
  const value = (measured: number | null, samples: number): string =>
    measured === null ? '–' : `${quantity(measured, unit)} (n = ${count(samples)})`;
  return {
    titles: ['Run', 'Base', 'Head', ...(paired ? ['Change', 'Round', 'First'] : []), 'Part'],
    rows: change.evidence.units.map((each) => {
      const difference = differenceOf(each, change.scale);
      return [
        each.run,
        value(each.base, each.baseSamples),
        value(each.head, each.headSamples),
        ...(paired ? [difference === null ? '–' : signedDifference(change, difference), count(each.round + 1), each.first ?? '–'] : []),
        each.phase,
      ];
    }),
  };
}

/** The shift that matters on the scale of a change; null where no rule names one. */
export function deltaOf({ rule }: Pick<Comparison, 'rule'>, { scale }: Pick<Change, 'scale'>): number | null {
  return rule === null ? null : scale === 'ratio' ? rule.delta : rule.rateDelta;
}
