import type { Evidence, EvidenceUnit } from '../../model/comparison.ts';
import type { Shift } from '../../stats/shift.ts';
import type { Place } from './place.ts';
import type { ChangeScale, Margins } from './scale.ts';

/** What the units of one place say, before its family is asked: everything on the scale it is judged on. */
export interface Noise {
  readonly place: Place;
  readonly scale: ChangeScale;
  readonly margins: Margins;
  /** In the metric's unit. */
  readonly base: number;
  readonly head: number;
  readonly units: readonly EvidenceUnit[];
  /** Units of detection that the shift comes from, and those left out because a side had too few samples. */
  readonly judged: number;
  readonly leftOut: number;
  readonly shift: Shift;
  /** Fresh units, which the shift does not know; null where there are none. */
  readonly fresh: { readonly shift: Shift; readonly units: number } | null;
  /** A base unit as far out as one of the candidates, in the direction of the shift: what was seen before is nothing new. Null for none. */
  readonly seenBefore: { readonly run: string; readonly value: number } | null;
  /** Error of the shift with so many units more that scatter alike. */
  readonly withMore: (units: number) => Omit<Shift, 'estimate'>;
  /** What the error was multiplied by, since units resemble those just before them; 1 where that is not taken for given. */
  readonly serialFactor: number;
  readonly slotEffect: Evidence['slotEffect'];
  readonly unitDeviation: number;
  readonly roundDeviation: number | null;
}
