import { randomInt } from 'node:crypto';
import type { SideName } from '../../model/comparison.ts';
import { otherSide } from '../../run/drivers/pair.ts';

/** Which side comes first in each block: drawn by chance for every second one and turned round in the next (ABBA), so that being first favours nobody. */
export function createOrder(): () => SideName {
  let drawn: SideName | null = null;
  return () => {
    if (drawn !== null) {
      const turned = otherSide(drawn);
      drawn = null;
      return turned;
    }
    drawn = randomInt(2) === 0 ? 'base' : 'head';
    return drawn;
  };
}
