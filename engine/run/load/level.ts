import type { LoadStep } from '../../model/load.ts';

/** Closed users that a plan wants at a moment: along a straight line in a ramp, from 0 before the first step; 0 after the last. */
export function levelAt(steps: readonly LoadStep[], atS: number): number {
  let before = 0;
  for (const { kind, fromS, toS, users } of steps) {
    const level = users ?? 0;
    if (atS < toS) return kind === 'plateau' ? level : Math.floor(before + ((level - before) * (atS - fromS)) / (toS - fromS) + 1e-9);
    before = level;
  }
  return 0;
}
