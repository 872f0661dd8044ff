import { assertChances } from './chance.ts';

/**
 * p values adjusted by Holm's step-down rule (Scandinavian Journal of Statistics 6, 1979), in the order given: those at most
 * alpha may be rejected together with a chance of at most alpha that any of them is wrong, however they depend on each other.
 *
 * @throws RangeError unless each is between 0 and 1.
 */
export function holm(chances: readonly number[]): number[] {
  assertChances(chances);
  const order = chances.map((_, index) => index).sort((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0));
  const adjusted = new Array<number>(chances.length).fill(1);
  let least = 0;
  for (const [rank, index] of order.entries()) {
    least = Math.max(least, Math.min(1, (chances.length - rank) * (chances[index] ?? 1)));
    adjusted[index] = least;
  }
  return adjusted;
}
