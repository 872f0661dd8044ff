/** @throws RangeError unless every value is a number between 0 and 1. */
export function assertChances(values: readonly number[]): void {
  const odd = values.find((value) => !(value >= 0 && value <= 1));
  if (odd !== undefined) throw new RangeError(`a chance lies between 0 and 1, not at ${odd}`);
}
