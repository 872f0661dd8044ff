/**
 * The shift estimate of Hodges and Lehmann (Annals of Mathematical Statistics 34, 1963): the median of all differences head - base.
 *
 * @throws RangeError when either has no value.
 */
export function hodgesLehmann(base: readonly number[], head: readonly number[]): number {
  if (base.length === 0 || head.length === 0) throw new RangeError('a shift needs values on both sides');
  const differences = head.flatMap((after) => base.map((before) => after - before)).sort((a, b) => a - b);
  const middle = differences.length >> 1;
  const upper = differences[middle] ?? Number.NaN;
  return differences.length % 2 === 1 ? upper : ((differences[middle - 1] ?? Number.NaN) + upper) / 2;
}
