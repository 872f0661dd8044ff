import { html } from '../../reports/formats/html.ts';
import { compareWithBaselines } from '../compare/baselines.ts';
import { type ArrivalLimits, judgeHealth } from '../measure/health.ts';
import { judgedSteps } from '../measure/judged-steps.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Configuration } from '../model/configuration.ts';
import type { ErrorGroup } from '../model/error-group.ts';
import type { Measurement } from '../model/measurement.ts';
import type { PageVisits } from '../model/page-visit.ts';
import type { Report } from '../model/report.ts';
import type { Run } from '../model/run.ts';
import { buildReport } from '../report/build.ts';
import type { Store } from '../store/index.ts';
import { judgeTargets } from '../targets/judge.ts';
import type { Obstacle } from './drivers/driver.ts';
import { isMixedLab } from './mixed-lab.ts';

export interface AssessInput {
  readonly run: Omit<Run, 'health'>;
  readonly measurement: Measurement;
  /** What the verdicts and the report are about, when that is not the whole: the head of a duet's block. */
  readonly reported?: Measurement;
  readonly errors: readonly ErrorGroup[];
  /** What the page lab saw of each visit. */
  readonly pages?: PageVisits | null;
  readonly gate: Configuration['gate'];
  /** Whether baselines are looked for; they are when not said. */
  readonly compare?: boolean | undefined;
  /** Share of this machine's cores the generator used; null where it is not known. */
  readonly generatorCpu: number | null;
  /** The environment's own limit on the generator's lateness, ms. */
  readonly latenessLimitMs?: number | undefined;
  /** Least seconds from one start of a journey to the next, by journey. */
  readonly pacingS?: Readonly<Record<string, number>> | undefined;
  /** What kept connections from being as many as planned. */
  readonly obstacle?: Obstacle | null;
  /** For open profiles. */
  readonly arrival: ArrivalLimits | null;
  /** Allowed hosts were enforced by name alone. */
  readonly byNameOnly: boolean;
}

const notJudged =
  'Not judged against its baselines: it visited pages with several profiles or views, which they hold as one crowd. Compare two runs instead: headroom compare previous latest';

/** Approved sessions of a run's scenario in its environment that still count. */
export async function baselinesOf(store: Store, { scenario, environment }: Pick<Run, 'scenario' | 'environment'>): Promise<Baseline[]> {
  const entries = await store.baselines.list(environment);
  return entries
    .filter(({ baseline, retirement }) => retirement === null && baseline.scenario === scenario)
    .map(({ baseline }) => baseline);
}

/** Everything that is concluded from what was measured: health, verdicts, comparison, report and page. */
export async function assess(store: Store, input: AssessInput): Promise<{ run: Run; report: Report; html: string }> {
  const { errors, gate } = input;
  const { provenance } = input.run;
  const measurement = input.reported ?? input.measurement;
  const health = judgeHealth({
    measurement: input.measurement,
    judgedSteps: judgedSteps(measurement.steps),
    coLocated: provenance.coLocated,
    recording: provenance.driver.recording,
    cpu: input.generatorCpu,
    arrival: input.arrival,
    obstacle: input.obstacle ?? null,
    latenessLimitMs: input.latenessLimitMs,
  });
  const known = input.run.base === null && input.compare !== false ? await baselinesOf(store, input.run) : [];
  const mixed = known.length > 0 && isMixedLab(input.run, measurement);
  const baselines = mixed ? [] : known;
  const run: Run = { ...input.run, health, notes: [...input.run.notes, ...(mixed ? [notJudged] : [])] };
  const verdicts = judgeTargets({
    measurement,
    targets: run.targets ?? [],
    health,
    ...(input.pacingS === undefined ? {} : { pacingS: input.pacingS }),
  });
  const comparison = compareWithBaselines({ run, measurement, baselines, ...gate });
  const report = buildReport({
    run,
    measurement,
    verdicts,
    errors,
    comparison,
    labels: input.byNameOnly ? ['host-name-only'] : [],
    pages: input.pages ?? null,
  });
  return { run, report, html: html.render(report) };
}
