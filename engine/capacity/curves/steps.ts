const within = 24;
const beyond = 12;

/** Loads to draw a curve at, in geometric steps: from the lowest to the highest measured, and on to `reach` times the highest. */
export function geometricSteps(lowest: number, highest: number, reach: number): number[] {
  const between = (from: number, to: number, count: number): number[] =>
    Array.from({ length: count }, (_, at) => from * (to / from) ** ((at + 1) / count));
  const measured = highest > lowest ? between(lowest, highest, within) : [];
  return [
    lowest,
    ...measured.slice(0, -1),
    ...(highest > lowest ? [highest] : []),
    ...(reach > 1 ? between(highest, highest * reach, beyond) : []),
  ];
}
