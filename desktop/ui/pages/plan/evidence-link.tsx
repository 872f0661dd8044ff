import { Link } from 'wouter';
import type { PlanEvidence } from '../../../../engine/model/plan.ts';
import { evidenceWords } from '../../../../reports/words/plan/evidence.ts';

const places: Readonly<Record<PlanEvidence['kind'], ((id: string) => string) | null>> = {
  run: (id) => `/runs/${encodeURIComponent(id)}`,
  campaign: (id) => `/campaigns/${encodeURIComponent(id)}`,
  capacity: (id) => `/capacity?campaign=${encodeURIComponent(id)}`,
  // A file of the project, which the workbench does not open.
  autoscale: null,
};

/** What a line rests on, as a way there; that there is nothing where there is nothing. */
export function EvidenceLink({ evidence }: { readonly evidence: PlanEvidence | null }) {
  if (evidence === null) return <span className="soft">no evidence</span>;
  const place = places[evidence.kind];
  const words = evidenceWords(evidence);
  return place === null ? <span>{words}</span> : <Link href={place(evidence.id)}>{words}</Link>;
}
