import { type JudgedScope, judgedScope } from '../compare/judged-scope.ts';
import { isJourneyRequest } from '../measure/journey-requests.ts';
import type { Selection } from '../measure/pool.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Run } from '../model/run.ts';

/** What every part of a report is read from. */
export interface View {
  readonly run: Run;
  readonly measurement: Measurement;
  readonly judged: JudgedScope;
}

/** The run's own steps are used: they hold the rate that the second opinion was given. */
export function viewOf(run: Run, measured: Measurement): View {
  const measurement = { ...measured, steps: run.steps };
  return { run, measurement, judged: judgedScope(measurement) };
}

/** What users ask for, of one metric, in these steps. */
export function requestsIn(metric: string, steps: readonly number[]): Selection {
  return { metric, steps, where: isJourneyRequest };
}

/** A count over seconds; null for no time at all. */
export function perSecond(count: number, seconds: number): number | null {
  return seconds > 0 ? count / seconds : null;
}

/** A journey's name: its scenario in k6, without what marks the second opinion. */
export function journeyName(scenario: string): string {
  return scenario.replace(/__open$/, '');
}
