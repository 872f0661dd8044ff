import { pool } from '../measure/pool.ts';
import { HeadroomError } from '../model/error.ts';
import type { LoadStep } from '../model/load.ts';
import type { Run } from '../model/run.ts';
import type { Conducted } from './conduct.ts';
import type { DriverResult } from './drivers/driver.ts';

/** How a run ended. An end that we asked for is `aborted`, whatever the generator made of it. */
export function endOf({ stopped, refused, result, fold }: Conducted): {
  readonly outcome: Run['outcome'];
  readonly endReason: string | null;
} {
  if (stopped !== null) return { outcome: 'aborted', endReason: refused?.message ?? stopped.reason };
  const reason = fold.end()?.reason ?? null;
  return { outcome: result.outcome, endReason: result.reason ?? (reason === 'completed' ? null : reason) };
}

/** What a user must be told beside the report; null when the run went as it should. */
export function failureOf(conducted: Conducted): HeadroomError | null {
  return conducted.refused ?? conducted.result.error ?? failedScript(conducted);
}

const signsOfWork = ['requests', 'wsSessions', 'browserRequestTime'];

/** k6 goes on when a pass of a journey throws. When nothing was ever sent, throwing is all that the script does. */
function failedScript({ fold, result }: Conducted): HeadroomError | null {
  const thrown = result.complaints.find(({ level }) => level === 'error');
  const measurement = fold.measurement();
  if (thrown === undefined || signsOfWork.some((metric) => pool(measurement, { metric }).count > 0)) return null;
  return new HeadroomError(
    'SCRIPT_ERROR',
    `Every pass of the script failed: ${thrown.message}`,
    'Mend the line that is named; k6.log in the run folder has it all.',
  );
}

/** The second opinion's rate is known only once the hold has been measured: journeys per second, all journeys together. */
export function withMeasuredRate(steps: readonly LoadStep[], arrivalRates: DriverResult['arrivalRates']): LoadStep[] {
  const rate = arrivalRates === null ? null : Object.values(arrivalRates).reduce((sum, each) => sum + each, 0);
  return steps.map((step) => (step.role === 'second-opinion' ? { ...step, arrivalRate: rate } : step));
}

/** A load that ended with its work: its last step lasted until then. */
export function untilDone(steps: readonly LoadStep[], durationS: number): LoadStep[] {
  return steps.map((step) => (step.toS > durationS && step.fromS < durationS ? { ...step, toS: durationS } : step));
}

/** The generator's most frequent complaints, a line each. */
export function complaintLines({ result }: Conducted): string[] {
  return result.complaints.slice(0, 5).map(({ message, count }) => (count > 1 ? `${message} (${count} times)` : message));
}

/** An error that only says that somebody wanted to stop, in the words of an interruption; every other one as it is. */
export function beforeLoad(error: unknown, interrupted: AbortSignal): unknown {
  return interrupted.aborted && error instanceof Error && error.name === 'AbortError'
    ? new HeadroomError('INTERRUPTED', 'Interrupted before any load was made.', 'Nothing was kept.')
    : error;
}
