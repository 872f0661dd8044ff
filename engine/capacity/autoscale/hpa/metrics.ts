/** What one metric asks for; null where it could not be had. */
export interface Proposal {
  readonly metric: string;
  readonly replicas: number | null;
}

/**
 * The greatest proposal. Null, which means that nothing is done, where no metric could be had, or where one could not and the others would scale
 * down (`computeReplicasForMetrics` of kubernetes/kubernetes, pkg/controller/podautoscaler/horizontal.go).
 */
export function combineProposals(proposals: readonly Proposal[], current: number): { metric: string; replicas: number } | null {
  const had = proposals.flatMap(({ metric, replicas }) => (replicas === null ? [] : [{ metric, replicas }]));
  const [first, ...rest] = had;
  if (first === undefined) return null;
  const most = rest.reduce((best, proposal) => (best.replicas === 0 || proposal.replicas > best.replicas ? proposal : best), first);
  return had.length < proposals.length && most.replicas < current ? null : most;
}
