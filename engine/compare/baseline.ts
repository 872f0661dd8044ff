import type { Baseline } from '../model/baseline.ts';
import type { ChangeReason, Comparison } from '../model/comparison.ts';
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
  readonly comparison?: Pick<Comparison, 'mode' | 'verdict' | 'reasons'> | null;
  /** What the gate it was made for concluded. */
  readonly gate?: Comparison | null;
  /** Name of the release it is to stand for, beside the rolling window. */
  readonly pinned?: string | null;
}

/**
 * An approved session, kept so that it judges without its run folder. Throws BASELINE_REFUSED, saying why, for a run that was
 * not measured well enough to be measured against, for one that got slower, and for one that may have.
 */
export function baselineOf({ run, measurement, approved, scenario, comparison, gate, pinned }: BaselineInput): Baseline {
  const series = sessionSeries(measurement);
  const refused =
    refusalOf(run, scenario) ?? doubtOf(comparison ?? null) ?? doubtOf(gate ?? null) ?? (series.length === 0 ? noSamples : null);
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
    pinned: pinned ?? null,
    control: run.control,
  };
}

/**
 * Why a run cannot be a baseline, as far as its documents tell; null where nothing speaks against it. That it has samples enough only its
 * measurement tells.
 */
export function whyRefused({ run, comparison, gate }: Pick<BaselineInput, 'run' | 'comparison' | 'gate'>): string | null {
  return (refusalOf(run, undefined) ?? doubtOf(comparison ?? null) ?? doubtOf(gate ?? null))?.why ?? null;
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

function refusalOf(run: Run, scenario: string | undefined): Refusal | null {
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
  return null;
}

/** Why a comparison forbids it; null where there was none, or one that found nothing. */
function doubtOf(comparison: Pick<Comparison, 'mode' | 'verdict' | 'reasons'> | null): Refusal | null {
  if (comparison === null) return null;
  if (comparison.verdict === 'regressed')
    return {
      why: 'it regressed against the baselines there are',
      next: 'Mend the regression; or, when it is meant, drop those baselines with the reason why and run again.',
    };
  if (comparison.reasons.some(({ code }) => code === 'beyond-disaster-limit'))
    return { why: 'it is far off the baselines there are, and seen once', next: 'Run again to see whether it stays so.' };
  if (comparison.verdict !== 'inconclusive' || comparison.mode === 'learning') return null;
  const doubt = comparison.reasons.find(({ code }) => code in doubts);
  return doubt === undefined
    ? null
    : { why: `it is inconclusive: ${doubts[doubt.code]}`, next: 'Run again, or let a gate judge it: `headroom gate`.' };
}

/**
 * Why a session that nothing was proven of may still not be measured against. That the evidence does not reach down to the shift that
 * matters is none: it holds for every session where sessions scatter, and to take only those that agree would make the spread of the
 * window too small.
 */
const doubts: Readonly<Partial<Record<ChangeReason['code'], string>>> = {
  'beyond-chance': 'it differs from the baselines beyond chance, and nothing has confirmed or refuted that',
  unconfirmed: 'what it found against the baselines is not confirmed',
  'control-workload-moved': 'the machine was not as it is, by the control workload',
  'no-steady-state': 'it did not come to rest under load',
  'too-few-samples': 'it has too few samples of what is judged',
  'too-few-blocks': 'too few blocks were made',
  'machine-busy': 'the machine was too busy',
};
