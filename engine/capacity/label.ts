import type { ProjectionLabel } from '../model/projection.ts';

/** Ratios to the highest load measured, up to which a number is called by that label. */
const mostProjected = 1.25;
const mostSpeculative = 2;

/** How far a number may be trusted, by its load over the highest load measured. */
export function labelOf(ratio: number): ProjectionLabel {
  if (ratio <= 1) return 'measured';
  if (ratio <= mostProjected) return 'projected';
  return ratio <= mostSpeculative ? 'speculative' : 'refused';
}
