import type { Baseline } from '../model/baseline.ts';
import type { Comparison } from '../model/comparison.ts';
import { HeadroomError } from '../model/error.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Run } from '../model/run.ts';
import { hardKeysOf } from './hardkeys.ts';
import { sessionSeries } from './series.ts';

export interface BaselineInput {
  readonly run: Run;
  readonly measurement: Measurement;
  readonly approved: Baseline['approved'];
  /** The scenario it is to be a baseline of, when somebody named one. */
  readonly scenario?: string;
  /** What the run was found to be against the baselines there are. */
  readonly comparison?: Comparison | null;
}

/**
 * An approved session, kept so that it judges without its run folder. Throws BASELINE_REFUSED, saying why, for a run that was
 * not measured well enough to be measured against, and for one that got slower.
 */
export function baselineOf({ run, measurement, approved, scenario, comparison }: BaselineInput): Baseline {
  const series = sessionSeries(measurement);
  const refused = refusalOf(run, scenario, comparison ?? null) ?? (series.length === 0 ? noSamples : null);
  if (refused) throw new HeadroomError('BASELINE_REFUSED', `Run ${run.id} cannot be a baseline: ${refused.why}.`, refused.next);
  return {
    schemaVersion: 1,
    run: run.id,
    scenario: run.scenario,
    environment: run.environment,
    measuredAt: run.startedAt,
    approved,
    provenance: run.provenance,
    hardKeys: hardKeysOf(run),
    series,
    workCounters: run.workCounters,
    pinned: null,
    control: run.control,
  };
}

interface Refusal {
  readonly why: string;
  readonly next: string;
}

const again = 'Run the scenario again to its end and approve that run.';
const noSamples: Refusal = {
  why: 'it has too few samples of anything',
  next: 'Hold the load longer, and look whether the target was reached.',
};
const outcomes: Readonly<Record<Exclude<Run['outcome'], 'completed'>, string>> = {
  aborted: 'it was aborted',
  failed: 'it failed',
  truncated: 'it was cut off before its end',
};

function refusalOf(run: Run, scenario: string | undefined, comparison: Comparison | null): Refusal | null {
  if (run.outcome !== 'completed') return { why: outcomes[run.outcome], next: again };
  if (run.health.validity === 'invalid')
    return {
      why: 'its generator did not keep up, so it says nothing about the target',
      next: 'Lower the load or give the generator more of the machine.',
    };
  if (run.scenario === '' || run.provenance.scenarioHash === '') return { why: 'its scenario is not known', next: again };
  if (scenario !== undefined && scenario !== run.scenario)
    return {
      why: `it ran the scenario ${run.scenario}, not ${scenario}`,
      next: `Choose a run of ${scenario}; \`headroom runs\` lists them.`,
    };
  if (comparison?.verdict === 'regressed')
    return {
      why: 'it regressed against the baselines there are',
      next: 'Mend the regression; or, when it is meant, drop those baselines with the reason why and run again.',
    };
  if (comparison?.reasons.some(({ code }) => code === 'beyond-disaster-limit'))
    return { why: 'it is far off the baselines there are, and seen once', next: 'Run again to see whether it stays so.' };
  return null;
}
