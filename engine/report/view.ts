import { judgedSteps } from '../measure/judged-steps.ts';
import type { Selection } from '../measure/pool.ts';
import { secondsInSteps } from '../measure/seconds.ts';
import { journeyOf, loadTraffic } from '../measure/traffic.ts';
import { type LoadKind, loadKindOf } from '../model/load-kind.ts';
import type { Measurement, Tags } from '../model/measurement.ts';
import type { Run } from '../model/run.ts';

/** What every part of a report is read from. */
export interface View {
  readonly run: Run;
  /** What the load is counted in, and which metrics time it and tell its failures. */
  readonly kind: LoadKind;
  readonly measurement: Measurement;
  /** Indices of the load steps that are pooled, -1 for what lies outside of all. */
  readonly judged: readonly number[];
  /** The one plateau they are, if they are one. */
  readonly judgedStep: number | null;
  /** Seconds measured in the judged steps. */
  readonly judgedS: number;
  /** Which series are the load, the second opinion apart. */
  readonly isLoad: (tags: Tags) => boolean;
}

/** The run's own steps are used: they hold the rate that the second opinion was given. */
export function viewOf(run: Run, measured: Measurement): View {
  const measurement = { ...measured, steps: run.steps };
  const judged = judgedSteps(measurement.steps);
  const [only, ...others] = measurement.steps.filter(({ index }) => judged.includes(index));
  return {
    run,
    kind: loadKindOf(run.provenance.driver.kind),
    measurement,
    judged,
    judgedStep: only?.kind === 'plateau' && others.length === 0 ? only.index : null,
    judgedS: measurement.steps.length === 0 ? measurement.durationS : secondsInSteps(measurement, judged),
    isLoad: loadTraffic(measurement),
  };
}

/** The load's part of a metric in the judged steps. */
export function judgedPart({ judged, isLoad }: View, metric: string): Selection {
  return { metric, steps: judged, where: isLoad };
}

/** Everything users sent, the second opinion with it. */
export function withSecondOpinion({ isLoad }: View): (tags: Tags) => boolean {
  return (tags) => {
    const scenario = journeyOf(tags);
    return isLoad(scenario === null ? tags : { ...tags, scenario });
  };
}

/** A count over seconds; null for no time at all. */
export function perSecond(count: number, seconds: number): number | null {
  return seconds > 0 ? count / seconds : null;
}
