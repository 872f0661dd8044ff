/**
 * The falling numbers nearest to some numbers, by weighted least squares: neighbours that rise are pooled (Barlow, Bartholomew, Bremner and Brunk 1972, Statistical
 * Inference under Order Restrictions, section 1.2). As many as came in; `weights` are positive, one for each.
 *
 * @throws RangeError where there are not as many weights as numbers.
 */
export function isotonicFalling(values: readonly number[], weights: readonly number[]): number[] {
  if (values.length !== weights.length) throw new RangeError('a weight for each number');
  const blocks: { sum: number; weight: number; length: number }[] = [];
  for (const [at, value] of values.entries()) {
    const weight = weights[at] ?? 0;
    blocks.push({ sum: value * weight, weight, length: 1 });
    for (;;) {
      const [before, last] = blocks.slice(-2);
      if (before === undefined || last === undefined || before.sum / before.weight >= last.sum / last.weight) break;
      blocks.splice(-2, 2, {
        sum: before.sum + last.sum,
        weight: before.weight + last.weight,
        length: before.length + last.length,
      });
    }
  }
  return blocks.flatMap(({ sum, weight, length }) => Array<number>(length).fill(sum / weight));
}
