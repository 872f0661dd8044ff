import { assertChances } from './chance.ts';

/**
 * p values adjusted by the step-up rule of Benjamini and Hochberg (Journal of the Royal Statistical Society B 57, 1995), in the
 * order given: of those at most q a share of at most q is expected to be wrong, when they do not depend on each other or only positively.
 *
 * @throws RangeError unless each is between 0 and 1.
 */
export function benjaminiHochberg(chances: readonly number[]): number[] {
  assertChances(chances);
  const order = chances.map((_, index) => index).sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  const adjusted = new Array<number>(chances.length).fill(1);
  let most = 1;
  for (const [fromLast, index] of order.entries()) {
    most = Math.min(most, ((chances[index] ?? 1) * chances.length) / (chances.length - fromLast));
    adjusted[index] = most;
  }
  return adjusted;
}
