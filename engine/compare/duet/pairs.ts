import type { BaselineSeries } from '../../model/baseline.ts';
import type { EvidenceUnit } from '../../model/comparison.ts';
import type { FamilyMember } from '../family.ts';
import { type Place, placesOf, seriesKey, statisticOf } from '../judge/place.ts';
import type { DuetBlock } from './series.ts';

/** A unit whose sides were both measured. */
export type PairedUnit = EvidenceUnit & { readonly base: number; readonly head: number };

/** One place, with every block in which both sides have a value for it. */
export interface PairedPlace {
  readonly place: Place;
  readonly units: readonly PairedUnit[];
  /** Detection blocks in which a side had too few samples. */
  readonly leftOut: number;
}

interface Both {
  readonly block: DuetBlock;
  readonly base: BaselineSeries;
  readonly head: BaselineSeries;
}

/** Everything that both sides of at least one block know. */
export function pairedPlaces(blocks: readonly DuetBlock[], family: readonly FamilyMember[]): PairedPlace[] {
  const detection = blocks.filter(({ phase }) => phase === 'detection').length;
  return [...bothSides(blocks).values()].flatMap((both) => {
    const [first] = both;
    if (!first) return [];
    return placesOf(first.head, family).flatMap((place) => {
      const units = both.flatMap((one) => unitOf(one, place.statistic));
      if (units.length === 0) return [];
      return [{ place, units, leftOut: detection - units.filter(({ phase }) => phase === 'detection').length }];
    });
  });
}

function bothSides(blocks: readonly DuetBlock[]): Map<string, Both[]> {
  const found = new Map<string, Both[]>();
  for (const block of blocks) {
    const bases = new Map(block.base.map((series) => [seriesKey(series), series]));
    for (const head of block.head) {
      const key = seriesKey(head);
      const base = bases.get(key);
      if (!base) continue;
      const known = found.get(key);
      if (known) known.push({ block, base, head });
      else found.set(key, [{ block, base, head }]);
    }
  }
  return found;
}

function unitOf({ block, base, head }: Both, statistic: string): PairedUnit[] {
  const before = statisticOf(base, statistic);
  const after = statisticOf(head, statistic);
  if (before === null || after === null) return [];
  const { run, round, first, phase } = block;
  return [{ run, base: before, head: after, baseSamples: base.count, headSamples: head.count, round, first, phase }];
}
