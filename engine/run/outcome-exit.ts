import { type ExitCode, exitCode, strongestExit } from '../model/error.ts';
import type { Report } from '../model/report.ts';
import type { SealedRun } from './execute.ts';

/** The exit code of a finished run: `run` and `demo` exit by targets alone, a regression is shown but does not count. `strict` makes closeness count. */
export function exitOfRun({ report, interrupted, failure }: SealedRun, strict: boolean): ExitCode {
  return strongestExit([
    interrupted ? exitCode.interrupted : exitCode.good,
    failure?.exitCode ?? exitCode.good,
    exitOfReport(report, strict),
  ]);
}

export function exitOfReport({ chips }: Report, strict: boolean): ExitCode {
  if (chips.validity === 'invalid') return exitCode.invalid;
  if (chips.target === 'fail' || chips.target === 'no-data') return exitCode.targetFailed;
  return strict && (chips.tooClose || chips.regression === 'inconclusive') ? exitCode.inconclusive : exitCode.good;
}
