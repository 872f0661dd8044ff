/** Round values from 0 up to `most`, at most six of them: steps of 1, 2 or 5 times a power of ten. */
export function levels(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(most / 5));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => most / candidate <= 6) ?? 10 * power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => Number((at * step).toPrecision(6)));
}
