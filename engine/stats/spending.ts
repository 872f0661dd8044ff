/**
 * The part of alpha that look `look` of `planned` evenly spaced looks may spend: alpha (t_i^3 - t_(i-1)^3) with t = look / planned,
 * the power family of Kim and DeMets (Biometrika 74, 1987) with exponent 3. As levels of their own the parts are
 * Bonferroni's: together they spend alpha, and less when the looks see the same data.
 *
 * @throws RangeError unless both are integers, 1 <= look <= planned.
 */
export function spendingShare(look: number, planned: number): number {
  if (!(Number.isInteger(look) && Number.isInteger(planned) && look >= 1 && look <= planned)) {
    throw new RangeError(`there is no look ${look} of ${planned}`);
  }
  return (look / planned) ** 3 - ((look - 1) / planned) ** 3;
}
