import { steadyState } from '../measure/steady.ts';
import type { Comparison } from '../model/comparison.ts';
import type { ErrorGroup } from '../model/error-group.ts';
import type { Measurement } from '../model/measurement.ts';
import type { PageVisits } from '../model/page-visit.ts';
import type { Report } from '../model/report.ts';
import type { Run } from '../model/run.ts';
import type { Verdict } from '../model/target.ts';
import { checkRows } from './checks.ts';
import { chipsOf } from './chips.ts';
import { customRows } from './custom.ts';
import { distributionOf } from './distribution.ts';
import { requestRows, transactionRows } from './endpoints.ts';
import { headroomOf } from './headroom.ts';
import { labRows } from './lab.ts';
import { type Label, labelsOf } from './labels.ts';
import { loadSummary } from './load.ts';
import { thinned } from './probes.ts';
import { secondOpinionOf } from './second-opinion.ts';
import { stepRows } from './steps.ts';
import { timelineOf } from './timeline.ts';
import { viewOf } from './view.ts';
import { vitalRows } from './vitals.ts';
import { webSocketRows } from './websocket.ts';

export interface ReportInput {
  readonly run: Run;
  readonly measurement: Measurement;
  readonly verdicts: readonly Verdict[];
  readonly errors: readonly ErrorGroup[];
  readonly comparison: Comparison | null;
  /** Labels that the run document does not tell, such as `host-name-only`. */
  readonly labels?: readonly Label[];
  /** What the page lab saw of each visit. */
  readonly pages?: PageVisits | null;
}

/** Everything that was measured, judged and compared as the one document that formats read. It holds numbers and codes; `reports/words` makes the sentences. */
export function buildReport({ run, measurement, verdicts, errors, comparison, labels = [], pages = null }: ReportInput): Report {
  const view = viewOf(run, measurement);
  const load = loadSummary(view);
  const { overall, endpoints } = requestRows(view, comparison);
  const probes = thinned(run.probes);
  return {
    schemaVersion: 1,
    // Thinned, they stand below.
    run: { ...run, probes: [] },
    chips: chipsOf(run, verdicts, comparison),
    labels: labelsOf(view, labels),
    judgedStep: view.judgedStep,
    headroom: headroomOf(verdicts, overall.p95?.value ?? null, load.activeUsers, view.kind),
    load,
    steadyState: load.requests > 0 ? steadyState(view.measurement, view.judged, view.kind.times) : null,
    verdicts: [...verdicts],
    steps: stepRows(view, overall),
    timeline: timelineOf(view),
    overall,
    endpoints,
    transactions: transactionRows(view, comparison),
    websocket: webSocketRows(view),
    vitals: vitalRows(view),
    lab: labRows(view, pages),
    distribution: distributionOf(view),
    checks: checkRows(view),
    errors: errors.toSorted((a, b) => b.count - a.count),
    secondOpinion: secondOpinionOf(view, overall.p95),
    comparison,
    probes,
    custom: customRows(view),
    notes: [...run.notes],
  };
}
