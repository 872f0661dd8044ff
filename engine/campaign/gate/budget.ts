/** The time a gate may take, and what of it is gone. */
export interface Budget {
  readonly totalS: number;
  spentS(): number;
  leftS(): number;
}

export function startBudget(totalS: number, now: () => number = performance.now.bind(performance)): Budget {
  const begun = now();
  const spentS = () => (now() - begun) / 1000;
  return { totalS, spentS, leftS: () => totalS - spentS() };
}
