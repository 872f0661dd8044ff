/** What the metrics asked for at a moment, before any window or rate. */
export interface Recommendation {
  readonly atS: number;
  readonly replicas: number;
}

interface Wanted {
  readonly wanted: number;
  readonly current: number;
  readonly nowS: number;
}

/**
 * With `behavior`: at least the lowest recommendation of the window for scaling up, at most the highest of the window for scaling down, and what
 * there is where it lies between the two (`stabilizeRecommendationWithBehaviors` of horizontal.go).
 */
export function stabilised(
  history: readonly Recommendation[],
  { wanted, current, nowS }: Wanted,
  windows: { readonly upS: number; readonly downS: number },
): number {
  const within = (windowS: number): number[] => history.filter(({ atS }) => atS > nowS - windowS).map(({ replicas }) => replicas);
  const low = Math.min(wanted, ...within(windows.upS));
  const high = Math.max(wanted, ...within(windows.downS));
  return Math.min(Math.max(current, low), high);
}

/** Without `behavior`: the highest recommendation of the window (`stabilizeRecommendation` of horizontal.go). */
export function highestOf(history: readonly Recommendation[], { wanted, nowS }: Omit<Wanted, 'current'>, windowS: number): number {
  return Math.max(wanted, ...history.filter(({ atS }) => atS >= nowS - windowS).map(({ replicas }) => replicas));
}
