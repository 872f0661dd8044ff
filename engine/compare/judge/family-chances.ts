import { benjaminiHochberg } from '../../stats/benjamini-hochberg.ts';
import { holm } from '../../stats/holm.ts';
import { upwardP } from '../../stats/shift.ts';
import type { Noise } from './noise.ts';
import { alpha, falseDiscoveryRate, type Judging } from './rule.ts';

/** How improbable a shift is by chance, in the direction it went. */
export interface Chance {
  readonly p: number;
  readonly adjustedP: number;
  /** What `adjustedP` is held against. */
  readonly level: number;
}

/**
 * One-sided chances of all shifts, in their order. The family is adjusted by Holm, everything else by Benjamini and Hochberg;
 * shifts upwards and downwards are families of their own, so that a speed-up of one metric spends nothing of another's. Members
 * that could not be judged count as members.
 */
export function chancesOf(noises: readonly Noise[], { members, share }: Judging): Chance[] {
  const upwards = noises.map(({ shift }) => upwardP(shift));
  const downwards = noises.map(({ shift }) => upwardP({ ...shift, estimate: -shift.estimate }));
  const up = adjusted(noises, upwards, members.length);
  const down = adjusted(noises, downwards, members.length);
  return noises.map(({ place, shift }, index) => {
    const [ps, adjustedPs] = shift.estimate > 0 ? [upwards, up] : [downwards, down];
    return {
      p: ps[index] ?? 1,
      adjustedP: adjustedPs[index] ?? 1,
      level: (place.primary ? alpha : falseDiscoveryRate) * share,
    };
  });
}

function adjusted(noises: readonly Noise[], chances: readonly number[], members: number): number[] {
  const result = new Array<number>(noises.length).fill(1);
  const put = (primary: boolean, adjust: (own: number[]) => number[]) => {
    const indices = noises.flatMap(({ place }, index) => (place.primary === primary ? [index] : []));
    const found = adjust(indices.map((index) => chances[index] ?? 1));
    for (const [at, index] of indices.entries()) result[index] = found[at] ?? 1;
  };
  put(true, (own) => holm([...own, ...new Array<number>(Math.max(0, members - own.length)).fill(1)]));
  put(false, benjaminiHochberg);
  return result;
}
