/** How far usage may be from its target before anything is done, as shares of the target. */
export interface Tolerances {
  readonly up: number;
  readonly down: number;
}

/** `--horizontal-pod-autoscaler-tolerance` of a cluster that nobody changed. */
export const defaultTolerance = 0.1;

/** Whether usage over target is near enough to one. */
export function isWithin({ up, down }: Tolerances, ratio: number): boolean {
  return 1 - down <= ratio && ratio <= 1 + up;
}
